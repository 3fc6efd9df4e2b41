//! Expressions.

use super::{Read, Reader};

impl Reader<'_> {
    /// A literal, or the name of something that has an address.
    pub(super) fn primary(&mut self) -> Read {
        self.need("L")?;
        if self.take("_Z") || self.take("__Z") {
            self.deeper(Self::encoding)?;
            return self.need("E");
        }
        // Up to three readings.
        self.doubtful(|reader| reader.doubtful(Self::ty))?;
        self.skip(self.rest.iter().position(|&b| b == b'E')?)?;
        self.need("E")
    }

    pub(super) fn expression(&mut self) -> Read {
        self.deeper(Self::one_expression)
    }

    pub(super) fn one_expression(&mut self) -> Read {
        match self.peek()? {
            b'L' => return self.primary(),
            b'T' => return self.template_param(),
            b'0'..=b'9' => return self.simple_name(),
            b'f' => return self.function_param(),
            _ => {}
        }
        if self.take("pp_") || self.take("mm_") {
            return self.expression();
        }
        let global = self.take("gs");
        let before = self.rest;
        let code = self.rest.get(..2)?;
        let tail = &self.rest[2..];
        match code {
            b"nw" | b"na" | b"dl" | b"da" | b"sr" | b"on" | b"dn" => {}
            _ if global => return self.simple_name(),
            _ => {}
        }
        match code {
            b"on" | b"dn" => return self.base_name(),
            b"sr" => {
                self.rest = tail;
                return self.qualified_name();
            }
            b"nw" | b"na" => {
                self.rest = tail;
                return self.doubtful(Self::new_expression);
            }
            b"dl" | b"da" => {
                self.rest = tail;
                return self.doubtful(Self::expression);
            }
            _ => {}
        }
        self.rest = tail;
        match code {
            b"cl" => self.until_end(Self::expression),
            b"cv" => {
                self.ty()?;
                match self.take("_") {
                    true => self.until_end(Self::expression),
                    false => self.expression(),
                }
            }
            b"tl" => {
                self.ty()?;
                self.until_end(Self::expression)
            }
            b"il" => {
                self.expression()?;
                self.need("E")
            }
            b"dc" | b"sc" | b"cc" | b"rc" => {
                self.ty()?;
                self.expression()
            }
            b"ti" | b"st" | b"at" => self.ty(),
            b"te" | b"sz" | b"az" | b"nx" | b"sp" | b"tw" => self.expression(),
            b"so" => {
                self.ty()?;
                self.expression()?;
                self.take("n");
                self.number();
                self.need("E")
            }
            b"dt" | b"pt" => {
                self.expression()?;
                self.unqualified_name()?;
                self.args_if_any()
            }
            b"ds" => {
                self.expression()?;
                self.expression()
            }
            b"sZ" if self.peek()? == b'T' => self.template_param(),
            b"sZ" => self.function_param(),
            b"sP" => self.until_end(Self::arg),
            b"tr" => Some(()),
            _ => {
                self.rest = before;
                for _ in 0..self.operator()? {
                    self.expression()?;
                }
                Some(())
            }
        }
    }

    pub(super) fn new_expression(&mut self) -> Read {
        while !self.take("_") {
            self.expression()?;
        }
        self.ty()?;
        if self.take("pi") {
            return self.until_end(Self::expression);
        }
        self.need("E")
    }

    pub(super) fn function_param(&mut self) -> Read {
        self.need("f")?;
        if self.take("L") {
            self.number()?;
        }
        self.need("p")?;
        while matches!(self.peek(), Some(b'r' | b'V' | b'K')) {
            self.skip(1)?;
        }
        if self.take("T") {
            return Some(());
        }
        self.number();
        self.need("_")
    }

    /// What follows `sr`: a name and what it is in.
    pub(super) fn qualified_name(&mut self) -> Read {
        let nested = self.take("N");
        let known = self.peek().is_some_and(|b| b"TDS".contains(&b));
        if known {
            self.unresolved_type()?;
        }
        if nested || !known {
            self.until_end(Self::simple_name)?;
        }
        self.base_name()
    }

    pub(super) fn unresolved_type(&mut self) -> Read {
        match self.peek()? {
            b'T' => {
                self.template_param()?;
                self.args_if_any()
            }
            b'D' => self.decltype(),
            _ => self.substitution(),
        }
    }

    pub(super) fn base_name(&mut self) -> Read {
        if self.take("on") {
            self.operator()?;
            return self.args_if_any();
        }
        if self.take("dn") && self.peek().is_some_and(|b| b"TDS".contains(&b)) {
            return self.unresolved_type();
        }
        self.simple_name()
    }

    pub(super) fn simple_name(&mut self) -> Read {
        self.source_name()?;
        self.args_if_any()
    }
}
