//! Names of things, and what they are of.

use super::{Read, Reader};

impl Reader<'_> {
    pub(super) fn encoding(&mut self) -> Read {
        if matches!(self.peek(), Some(b'T' | b'G')) {
            return self.deeper(Self::special);
        }
        self.name()?;
        while !matches!(self.peek(), None | Some(b'E' | b'.' | b'_' | b'$' | b'@')) {
            self.ty()?;
        }
        Some(())
    }

    pub(super) fn special(&mut self) -> Read {
        let kind = self.rest.get(..2)?;
        self.skip(2)?;
        match kind {
            b"TV" | b"TT" | b"TI" | b"TS" | b"TF" => self.ty(),
            b"TH" | b"TW" | b"GV" => self.name(),
            b"GR" => {
                self.name()?;
                self.index()
            }
            b"GT" => {
                self.skip(1)?;
                self.encoding()
            }
            b"TC" => {
                self.ty()?;
                self.number()?;
                self.need("_")?;
                self.ty()
            }
            b"Th" | b"Tv" => {
                self.offset(kind[1])?;
                self.encoding()
            }
            b"Tc" => {
                for _ in 0..2 {
                    let kind = self.peek()?;
                    self.skip(1)?;
                    self.offset(kind)?;
                }
                self.encoding()
            }
            _ => None,
        }
    }

    pub(super) fn offset(&mut self, kind: u8) -> Read {
        for _ in 0..if kind == b'v' { 2 } else { 1 } {
            self.take("n");
            self.number()?;
            self.need("_")?;
        }
        Some(())
    }

    pub(super) fn name(&mut self) -> Read {
        self.deeper(|reader| match reader.peek()? {
            b'N' => reader.nested_name(),
            b'Z' => reader.local_name(),
            _ => reader.unscoped_name(),
        })
    }

    pub(super) fn unscoped_name(&mut self) -> Read {
        let std = self.take("St");
        if std || self.peek() != Some(b'S') {
            self.doubtful(Self::unqualified_name)?;
        } else {
            self.substitution()?;
        }
        self.args_if_any()
    }

    pub(super) fn substitution(&mut self) -> Read {
        self.need("S")?;
        match self.peek()? {
            b't' | b'a' | b'b' | b's' | b'i' | b'o' | b'd' => self.skip(1),
            _ => self.index(),
        }
    }

    pub(super) fn template_param(&mut self) -> Read {
        self.need("T")?;
        self.index()
    }

    pub(super) fn nested_name(&mut self) -> Read {
        self.need("N")?;
        if !self.take("H") {
            for qualifier in ["r", "V", "K"] {
                self.take(qualifier);
            }
            let _ = self.take("R") || self.take("O");
        }
        self.until_end(|reader| match reader.peek()? {
            b'S' => reader.substitution(),
            b'T' => reader.template_param(),
            b'I' => reader.args(),
            b'D' if reader.starts("Dt") || reader.starts("DT") => reader.decltype(),
            b'M' => reader.skip(1),
            _ => reader.unqualified_name(),
        })
    }

    pub(super) fn local_name(&mut self) -> Read {
        self.need("Z")?;
        self.encoding()?;
        self.need("E")?;
        if !self.take("s") {
            if self.take("d") {
                self.number();
                self.need("_")?;
            }
            self.name()?;
        }
        self.discriminator();
        Some(())
    }

    pub(super) fn discriminator(&mut self) {
        let before = self.rest;
        let found = if self.take("__") {
            self.number().is_some_and(|number| number >= 10) && self.take("_")
        } else {
            self.take("_") && self.peek().is_some_and(|b| b.is_ascii_digit()) && {
                self.rest = &self.rest[1..];
                true
            }
        };
        if !found {
            self.rest = before;
        }
    }

    pub(super) fn unqualified_name(&mut self) -> Read {
        match self.peek()? {
            b'0'..=b'9' => self.source_name()?,
            b'L' => {
                self.skip(1)?;
                self.source_name()?;
                self.discriminator();
            }
            b'C' if self.starts("CI") => {
                self.skip(3)?;
                // The type is read, and then again as what comes next.
                let before = self.rest;
                self.doubtful(Self::ty)?;
                self.rest = before;
            }
            kind @ (b'C' | b'D') => {
                let ways: &[u8] = if kind == b'C' { b"1234" } else { b"0124" };
                self.skip(1)?;
                self.peek().filter(|way| ways.contains(way))?;
                self.skip(1)?;
            }
            b'U' if self.take("Ul") => {
                self.until_end(|reader| reader.doubtful(Self::ty))?;
                self.number();
                self.need("_")?;
            }
            b'U' => {
                self.need("Ut")?;
                self.number();
                self.need("_")?;
            }
            _ => {
                self.operator()?;
            }
        }
        while self.take("B") {
            self.source_name()?;
        }
        Some(())
    }

    /// Reads the name of an operator, and says how many operands it has.
    pub(super) fn operator(&mut self) -> Option<u8> {
        if self.take("cv") {
            self.doubtful(Self::ty)?;
            return Some(1);
        }
        if self.take("li") {
            self.source_name()?;
            return Some(1);
        }
        if self.take("v") {
            let operands = self.peek().filter(u8::is_ascii_digit)? - b'0';
            self.skip(1)?;
            self.source_name()?;
            return Some(operands);
        }
        let code = self.rest.get(..2)?;
        self.skip(2)?;
        match code {
            b"ps" | b"ng" | b"ad" | b"de" | b"co" | b"dl" | b"da" | b"nt" | b"pp" | b"mm" => {
                Some(1)
            }
            b"pl" | b"mi" | b"ml" | b"dv" | b"rm" | b"an" | b"or" | b"eo" | b"aS" | b"pL"
            | b"mI" | b"mL" | b"dV" | b"rM" | b"aN" | b"oR" | b"eO" | b"ls" | b"rs" | b"lS"
            | b"rS" | b"eq" | b"ne" | b"lt" | b"gt" | b"le" | b"ge" | b"ss" | b"aa" | b"oo"
            | b"cm" | b"pm" | b"pt" | b"cl" | b"ix" | b"aw" => Some(2),
            b"qu" | b"nw" | b"na" => Some(3),
            _ => None,
        }
    }
}
