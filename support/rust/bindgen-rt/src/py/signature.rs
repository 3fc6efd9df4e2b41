//! Binding the arguments of a call to the parameters of a function.

use super::call::{Arg, CallPy};
use super::object::{done, raised, Owned, Ref};
use super::raw::Object;
use super::signature_error as error;
use super::table::api;
use crate::PyResult;
use std::slice;
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
    /// It takes what is left of those by position: `*args`.
    Args,
    /// It takes what is left of those by name: `**kwargs`.
    Kwargs,
}

impl Passing {
    /// Whether it takes what is left, be it nothing.
    pub const fn takes_rest(self) -> bool {
        matches!(self, Passing::Args | Passing::Kwargs)
    }
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
    #[inline]
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
    /// How many can be passed by position. Where the others go to follows them.
    pub(super) positional: usize,
    takes_args: bool,
    /// Where those go to that have the name of no parameter: the last one.
    takes_kwargs: bool,
    /// How many must be there for the quick way: all up to the last required one.
    required: usize,
    names: &'static Names,
}

/// Where the names of a function are among those that a module interned; the
/// same in all modules, since they all are filled from the same tables. It is
/// not in the signature, which is constant to the compiler in this way: that
/// binds arguments by position without a look at it.
#[derive(Debug, Default)]
pub struct Names(AtomicUsize);

impl Names {
    /// Names that are not placed.
    pub const fn new() -> Self {
        Names(AtomicUsize::new(usize::MAX))
    }

    /// Remembers the place.
    #[inline]
    pub(super) fn set_place(&self, place: usize) {
        self.0.store(place, Ordering::Relaxed);
    }

    /// The place.
    #[inline]
    pub(super) fn place(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

impl Signature {
    /// The signature of a function.
    pub const fn new(
        function: &'static str,
        params: &'static [Param],
        names: &'static Names,
    ) -> Self {
        let (mut positional, mut required, mut index) = (0, 0, 0);
        let (mut takes_args, mut takes_kwargs) = (false, false);
        while index < params.len() {
            match params[index].passing {
                Passing::Positional | Passing::Either => positional = index + 1,
                Passing::Named => {}
                Passing::Args => takes_args = true,
                Passing::Kwargs => takes_kwargs = true,
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
            takes_args,
            takes_kwargs,
            required,
            names,
        }
    }

    /// Remembers where its names are.
    #[inline]
    pub(super) fn place_names(&self, place: usize) {
        self.names.set_place(place);
    }

    /// Binds what a `METH_FASTCALL | METH_KEYWORDS` function gets.
    ///
    /// # Safety
    ///
    /// The arguments are those that Python passed, and stay alive for the call.
    /// Before them come `implied` ones that Python's own messages count: self.
    #[inline(always)] // with a constant signature little of it is left
    pub(super) unsafe fn bind<const N: usize>(
        &self,
        call: &CallPy,
        args: *const *mut Object,
        nargs: isize,
        names: *mut Object,
        implied: usize,
    ) -> PyResult<[Arg; N]> {
        let nargs = nargs as usize;
        let objects = if names.is_null() && nargs >= self.required && nargs <= self.positional {
            let mut objects = [std::ptr::null_mut(); N];
            for (index, object) in objects.iter_mut().enumerate() {
                if index < self.required || index < nargs {
                    // SAFETY: there are this many arguments.
                    *object = unsafe { *args.add(index) };
                }
            }
            objects
        } else {
            let mut objects = [std::ptr::null_mut(); N];
            // SAFETY: promised by the caller.
            unsafe { self.bind_slowly(call, args, nargs, names, implied, &mut objects)? };
            objects
        };
        Ok(numbered(objects))
    }

    /// Binds arguments by name, or tells what is wrong with them.
    ///
    /// # Safety
    ///
    /// As for [`Signature::bind`]; there is an object for each parameter.
    #[inline(never)]
    unsafe fn bind_slowly(
        &self,
        call: &CallPy,
        args: *const *mut Object,
        nargs: usize,
        names: *mut Object,
        implied: usize,
        objects: &mut [*mut Object],
    ) -> PyResult<()> {
        for (index, object) in objects[..self.positional].iter_mut().enumerate() {
            if index < nargs {
                // SAFETY: there are this many arguments.
                *object = unsafe { *args.add(index) };
            }
        }
        if self.takes_args && nargs > self.positional {
            // SAFETY: as above.
            objects[self.positional] = unsafe {
                let rest = slice::from_raw_parts(args, nargs);
                held_tuple(call, &rest[self.positional..])?
            };
        }
        if !names.is_null() {
            let place = self.names.place();
            let known = call.state().names(place, self.params)?;
            let known = known.get(..objects.len()).unwrap_or_default();
            // SAFETY: the names are a tuple; their values follow the others.
            unsafe {
                for index in 0..(api().PyTuple_Size)(names) {
                    let name = (api().PyTuple_GetItem)(names, index);
                    let value = *args.add(nargs + index as usize);
                    let mut place = 0;
                    while place < known.len() && known[place].as_ptr() != name {
                        place += 1;
                    }
                    if place < known.len() && objects[place].is_null() && self.has_name(place) {
                        objects[place] = value;
                    } else {
                        self.bind_oddly(call, objects, name, value)?;
                    }
                }
            }
        }
        self.complete(objects, implied, nargs)
    }

    /// Binds an argument whose name is not interned, as one that was made at run
    /// time, or not that of a parameter, or tells what is wrong with it.
    ///
    /// # Safety
    ///
    /// Both are alive, and stay so for the call; only the name may be null.
    #[cold]
    unsafe fn bind_oddly(
        &self,
        call: &CallPy,
        objects: &mut [*mut Object],
        name: *mut Object,
        value: *mut Object,
    ) -> PyResult<()> {
        if name.is_null() {
            return Err(raised());
        }
        // SAFETY: promised by the caller.
        let text = super::text::utf8(unsafe { Ref::new(name) })?;
        let found = self.params.iter().position(|param| param.name() == text);
        match (found, objects) {
            (Some(place), objects) if self.has_name(place) => {
                if !objects[place].is_null() {
                    return Err(error::twice(self, self.params[place].name()));
                }
                objects[place] = value;
                Ok(())
            }
            // SAFETY: promised by the caller.
            (_, [.., rest]) if self.takes_kwargs => unsafe { add(call, rest, [name, value]) },
            (Some(place), _) if self.params[place].passing == Passing::Positional => {
                Err(error::positional_only(self, self.params[place].name()))
            }
            _ => Err(error::unexpected(self, text)),
        }
    }

    /// Whether a parameter has a name outside.
    #[inline]
    fn has_name(&self, place: usize) -> bool {
        matches!(self.params[place].passing, Passing::Either | Passing::Named)
    }

    /// Checks that nothing is missing, and that there were not too many.
    #[inline]
    fn complete(&self, objects: &[*mut Object], implied: usize, nargs: usize) -> PyResult<()> {
        if nargs > self.positional && !self.takes_args {
            let there = |index: usize| !objects[index].is_null();
            return Err(error::too_many(self, implied, nargs, &there));
        }
        let missing = |index: usize| objects[index].is_null() && self.params[index].required;
        if (0..self.required).any(missing) {
            return Err(error::missing(self, &missing));
        }
        Ok(())
    }
}

/// Adds an argument to a list that the call holds, and that is made where it is
/// null.
///
/// # Safety
///
/// They are alive.
#[cold]
unsafe fn add(call: &CallPy, list: &mut *mut Object, pair: [*mut Object; 2]) -> PyResult<()> {
    if list.is_null() {
        // SAFETY: what is returned is new or null.
        *list = call.hold(unsafe { api().PyList_New(0) })?.as_ptr();
    }
    for object in pair {
        // SAFETY: both are alive, and the list is one.
        done(unsafe { (api().PyList_Append)(*list, object) })?;
    }
    Ok(())
}

/// A tuple of objects that the call holds.
///
/// # Safety
///
/// They are alive.
#[cold]
unsafe fn held_tuple(call: &CallPy, objects: &[*mut Object]) -> PyResult<*mut Object> {
    // SAFETY: promised by the caller.
    let tuple = unsafe { new_tuple(objects)? };
    Ok(call.hold(tuple.into_ptr())?.as_ptr())
}

/// A new tuple of objects.
///
/// # Safety
///
/// They are alive.
pub(super) unsafe fn new_tuple(objects: &[*mut Object]) -> PyResult<Owned> {
    // SAFETY: what is returned is new or null; the new tuple has a place for each
    // object, which takes the second reference over.
    unsafe {
        let tuple = Owned::new(api().PyTuple_New(objects.len() as isize))?;
        for (index, &object) in objects.iter().enumerate() {
            let object = Owned::again(object).into_ptr();
            (api().PyTuple_SetItem)(tuple.as_ptr(), index as isize, object);
        }
        Ok(tuple)
    }
}

/// The objects as arguments, which know which ones they are.
#[inline(always)]
fn numbered<const N: usize>(objects: [*mut Object; N]) -> [Arg; N] {
    let mut index = 0;
    objects.map(|object| {
        index += 1;
        Arg::new(object, index - 1)
    })
}
