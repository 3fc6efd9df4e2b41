//! Binding the arguments of a call to the parameters of a function.

use super::call::{Arg, CallPy};
use super::object::{raised, Ref};
use super::raw::Object;
use super::signature_error as error;
use super::table::api;
use crate::PyResult;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How a parameter may be passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passing {
    /// By position alone.
    Positional,
    /// By position or by name.
    Either,
    /// By name alone.
    Named,
}

/// A parameter.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Its name as an identifier of Rust: `r#type`.
    pub identifier: &'static str,
    /// How it may be passed.
    pub passing: Passing,
    /// Whether it has no default.
    pub required: bool,
}

impl Param {
    /// Its name.
    pub(crate) fn name(&self) -> &'static str {
        self.identifier
            .strip_prefix("r#")
            .unwrap_or(self.identifier)
    }
}

/// The parameters of a function.
#[derive(Debug)]
pub struct Signature {
    /// What the function is called in messages: `KetamaPool.get_node`.
    pub(super) function: &'static str,
    pub(super) params: &'static [Param],
    /// How many can be passed by position.
    pub(super) positional: usize,
    /// How many must be there for the quick way: all up to the last required one.
    required: usize,
    /// Where its names begin among those that a module interned; the same in
    /// all modules, since they all are filled from the same tables.
    first_name: AtomicUsize,
}

impl Signature {
    /// The signature of a function.
    pub const fn new(function: &'static str, params: &'static [Param]) -> Self {
        let (mut positional, mut required, mut index) = (0, 0, 0);
        while index < params.len() {
            if !matches!(params[index].passing, Passing::Named) {
                positional = index + 1;
            }
            if params[index].required {
                required = index + 1;
            }
            index += 1;
        }
        Signature {
            function,
            params,
            positional,
            required,
            first_name: AtomicUsize::new(0),
        }
    }

    /// Remembers where its names begin.
    pub(super) fn place_names(&self, first: usize) {
        self.first_name.store(first, Ordering::Relaxed);
    }

    /// The interned name of a parameter.
    fn name_of(&self, call: &CallPy, index: usize) -> *mut Object {
        call.state()
            .name(self.first_name.load(Ordering::Relaxed) + index)
    }

    /// Binds what a `METH_FASTCALL | METH_KEYWORDS` function gets.
    ///
    /// # Safety
    ///
    /// The arguments are those that Python passed, and stay alive for the call.
    /// Before them come `implied` ones that Python's own messages count: self.
    #[inline]
    pub(super) unsafe fn bind<const N: usize>(
        &self,
        call: &CallPy,
        args: *const *mut Object,
        nargs: isize,
        names: *mut Object,
        implied: usize,
    ) -> PyResult<[Arg; N]> {
        let nargs = nargs as usize;
        let mut bound = Bound::<N>::empty();
        // SAFETY: there are this many arguments, or more.
        unsafe { bound.take(args, nargs.min(self.positional)) };
        if names.is_null() && (self.required..=self.positional).contains(&nargs) {
            return Ok(bound.args());
        }
        if !names.is_null() {
            // SAFETY: the names are a tuple; their values follow the others.
            unsafe {
                for index in 0..(api().PyTuple_Size)(names) {
                    let name = (api().PyTuple_GetItem)(names, index);
                    let value = *args.add(nargs + index as usize);
                    self.bind_named(call, &mut bound, name, value)?;
                }
            }
        }
        self.complete(bound, implied, nargs)
    }

    /// Binds what a `tp_new` gets.
    ///
    /// # Safety
    ///
    /// As for [`Signature::bind`].
    pub(super) unsafe fn bind_objects<const N: usize>(
        &self,
        call: &CallPy,
        args: *mut Object,
        named: *mut Object,
    ) -> PyResult<[Arg; N]> {
        let mut bound = Bound::<N>::empty();
        // SAFETY: the arguments are a tuple, which keeps them alive, and a dict or
        // null. Python code can find that dict and change it while arguments are
        // converted, so the call holds what is taken from it.
        let nargs = unsafe {
            let nargs = (api().PyTuple_Size)(args) as usize;
            for index in 0..nargs.min(self.positional) {
                bound.objects[index] = (api().PyTuple_GetItem)(args, index as isize);
            }
            if !named.is_null() {
                let (mut at, mut name, mut value) = (0, std::ptr::null_mut(), std::ptr::null_mut());
                while (api().PyDict_Next)(named, &mut at, &mut name, &mut value) != 0 {
                    call.hold_again(value);
                    self.bind_named(call, &mut bound, name, value)?;
                }
            }
            nargs
        };
        self.complete(bound, 1, nargs)
    }

    /// # Safety
    ///
    /// Both are alive and not null.
    unsafe fn bind_named<const N: usize>(
        &self,
        call: &CallPy,
        bound: &mut Bound<N>,
        name: *mut Object,
        value: *mut Object,
    ) -> PyResult<()> {
        if name.is_null() {
            return Err(raised());
        }
        let same = (0..N).find(|&index| self.name_of(call, index) == name);
        let index = match same {
            Some(index) => Some(index),
            None => {
                // SAFETY: promised by the caller. Names that were made at run
                // time are not interned.
                let text = super::text::utf8(unsafe { Ref::new(name) })?;
                let by_text = self.params.iter().position(|param| param.name() == text);
                if by_text.is_none() {
                    return Err(error::unexpected(self, text));
                }
                by_text
            }
        };
        let index = index.unwrap_or_default();
        let param = &self.params[index];
        if param.passing == Passing::Positional {
            return Err(error::positional_only(self, param.name()));
        }
        if !bound.objects[index].is_null() {
            return Err(error::twice(self, param.name()));
        }
        bound.objects[index] = value;
        Ok(())
    }

    /// Checks that nothing is missing, and that there were not too many.
    fn complete<const N: usize>(
        &self,
        bound: Bound<N>,
        implied: usize,
        nargs: usize,
    ) -> PyResult<[Arg; N]> {
        if nargs > self.positional {
            let there = |index: usize| !bound.objects[index].is_null();
            return Err(error::too_many(self, implied, nargs, &there));
        }
        let missing = |index: usize| bound.objects[index].is_null() && self.params[index].required;
        if (0..N).any(missing) {
            return Err(error::missing(self, &missing));
        }
        Ok(bound.args())
    }
}

/// The objects that are bound so far; null where there is none.
struct Bound<const N: usize> {
    objects: [*mut Object; N],
}

impl<const N: usize> Bound<N> {
    #[inline]
    fn empty() -> Self {
        Bound {
            objects: [std::ptr::null_mut(); N],
        }
    }

    /// # Safety
    ///
    /// There are `count` objects at `args`, and no more than N.
    #[inline]
    unsafe fn take(&mut self, args: *const *mut Object, count: usize) {
        for (index, object) in self.objects.iter_mut().enumerate().take(count) {
            // SAFETY: promised by the caller.
            *object = unsafe { *args.add(index) };
        }
    }

    #[inline]
    fn args(self) -> [Arg; N] {
        let mut index = 0;
        self.objects.map(|object| {
            index += 1;
            Arg::new(object, index - 1)
        })
    }
}
