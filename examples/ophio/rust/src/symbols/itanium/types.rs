//! Types and the arguments of templates.

use super::{Read, Reader};

impl Reader<'_> {
    pub(super) fn args_if_any(&mut self) -> Read {
        if self.peek() == Some(b'I') {
            self.doubtful(Self::args)?;
        }
        Some(())
    }

    pub(super) fn args(&mut self) -> Read {
        self.need("I")?;
        self.deeper(|reader| reader.until_end(Self::arg))
    }

    pub(super) fn arg(&mut self) -> Read {
        match self.peek()? {
            b'X' => {
                self.skip(1)?;
                self.expression()?;
                self.need("E")
            }
            b'L' => self.primary(),
            b'I' | b'J' => {
                self.skip(1)?;
                self.deeper(|reader| reader.until_end(Self::arg))
            }
            _ => self.ty(),
        }
    }

    pub(super) fn ty(&mut self) -> Read {
        self.deeper(Self::one_type)
    }

    pub(super) fn one_type(&mut self) -> Read {
        if self.function_type()? {
            return Some(());
        }
        match self.peek()? {
            // Before a digit, the demangler takes `C` for a constructor.
            b'C' if !self.rest.get(1)?.is_ascii_lowercase() => None,
            b'r' | b'V' | b'K' | b'P' | b'R' | b'O' | b'C' | b'G' => {
                self.skip(1)?;
                self.ty()
            }
            b'u' => {
                self.skip(1)?;
                self.source_name()
            }
            b'k' | b'p' | b'q' => None,
            b'a'..=b'z' => self.skip(1),
            b'U' => {
                self.skip(1)?;
                self.source_name()?;
                self.args_if_any()?;
                self.ty()
            }
            b'A' => {
                self.skip(1)?;
                self.dimension()?;
                self.ty()
            }
            b'M' => {
                self.skip(1)?;
                self.ty()?;
                self.ty()
            }
            b'D' => self.type_with_d(),
            b'T' if self.take("Ts") || self.take("Tu") || self.take("Te") => self.name(),
            b'T' => {
                self.template_param()?;
                self.args_if_any()
            }
            b'S' if self.starts("St") => self.name(),
            b'S' => {
                self.substitution()?;
                self.args_if_any()
            }
            _ => self.name(),
        }
    }

    /// Reads the type of a function, if it is one.
    pub(super) fn function_type(&mut self) -> Option<bool> {
        let before = self.rest;
        while matches!(self.peek(), Some(b'r' | b'V' | b'K')) {
            self.skip(1)?;
        }
        if self.take("DO") {
            self.expression()?;
            self.need("E")?;
            if !self.starts("DxF") && !self.starts("F") {
                return None;
            }
        } else {
            self.take("Do");
        }
        self.take("Dx");
        if !self.take("F") {
            self.rest = before;
            return Some(false);
        }
        self.take("Y");
        self.until_end(|reader| {
            if reader.starts("RE") || reader.starts("OE") {
                return reader.skip(1);
            }
            reader.ty()
        })?;
        Some(true)
    }

    pub(super) fn type_with_d(&mut self) -> Read {
        if self.starts("Dt") || self.starts("DT") {
            return self.decltype();
        }
        if self.take("Dp") {
            return self.ty();
        }
        if self.take("Dv") {
            self.dimension()?;
            return self.ty();
        }
        if self.take("DF16b") {
            return Some(());
        }
        if self.take("DF") || self.take("DB") || self.take("DU") {
            if self.peek().is_some_and(|b| b.is_ascii_digit()) {
                self.number()?;
                return (self.take("x") || self.take("_")).then_some(());
            }
            return self.expression();
        }
        self.take("DS");
        if self.take("DA") || self.take("DR") {
            return self.skip(1);
        }
        self.need("D")?;
        let kind = self.peek()?;
        self.skip(1)?;
        b"defhisuacn".contains(&kind).then_some(())
    }

    pub(super) fn decltype(&mut self) -> Read {
        self.skip(2)?;
        self.expression()?;
        self.need("E")
    }

    pub(super) fn dimension(&mut self) -> Read {
        if self.number().is_none() && self.peek() != Some(b'_') {
            self.expression()?;
        }
        self.need("_")
    }
}
