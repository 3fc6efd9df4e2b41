//! The types of classes.

use super::class::behind;
use super::class_attribute::{set_attributes, Attribute, SetAttributes};
use super::dealloc::{clear, dealloc, dict, traverse};
use super::function::{Constructor, Function};
use super::interpreter::minor_version;
use super::module::set;
use super::object::{head, Owned};
use super::raw::*;
use super::signature::Signature;
use super::special::{add_all, AddSpecials, Special};
use super::state::{Slot, State, Type};
use super::table::api;
use super::type_doc::{no_empty_doc, type_doc};
use super::type_table::{member, property_table, Property, GENERIC};
use super::variant::{VariantDef, Variants};
use crate::ancestor::Ancestor;
use crate::exceptions::PyImportError;
use crate::handle::{Class, Options};
use crate::PyResult;
use std::ffi::{c_uint, c_void};
use std::fmt;
use std::ptr::{self, null_mut};
use std::sync::OnceLock;

/// A class, as its type is made of it.
pub struct ClassDef {
    /// With its module, and NUL at the end.
    pub(super) name: &'static str,
    doc: &'static [u8],
    slot: fn() -> &'static Slot,
    base: Option<fn() -> &'static Slot>,
    options: Options,
    /// Where what belongs to the class begins and ends, behind the head.
    place: usize,
    end: usize,
    weakrefs: Option<usize>,
    dict: Option<Attributes>,
    dealloc: Dealloc,
    new: Option<&'static Constructor>,
    methods: &'static [&'static Function],
    properties: &'static [&'static Property],
    specials: &'static [&'static Special],
    pub(super) attributes: &'static [&'static Attribute],
    variants: Option<Variants>,
    /// What few classes need is reached through them, and `#[inline]`: so only the
    /// libraries that have such a class compile it.
    refuse: Option<New>,
    add_static_methods: Option<AddStaticMethods>,
    add_specials: Option<AddSpecials>,
    pub(super) set_attributes: Option<SetAttributes>,
    built: OnceLock<Built>,
}

type AddStaticMethods = fn(&ClassDef, &Owned, &Owned, &Owned) -> PyResult<()>;

/// What makes objects take attributes.
#[derive(Clone, Copy)]
struct Attributes {
    at: usize,
    get: Get,
    traverse: unsafe extern "C" fn(*mut Object, Visit, *mut c_void) -> std::ffi::c_int,
    clear: unsafe extern "C" fn(*mut Object) -> std::ffi::c_int,
}

/// The tables that a type refers to. They hold no objects, so that one set serves
/// the types of all modules.
struct Built {
    methods: Vec<MethodDef>,
    properties: Vec<GetSetDef>,
    members: Vec<MemberDef>,
}

// SAFETY: the tables are only read, and point to static texts.
unsafe impl Send for Built {}
// SAFETY: as above.
unsafe impl Sync for Built {}

impl ClassDef {
    /// The class `T`; the name ends in NUL, and so does the documentation.
    #[inline]
    pub const fn new<T: Class>(
        name: &'static str,
        doc: &'static [u8],
        new: Option<&'static Constructor>,
        methods: &'static [&'static Function],
        properties: &'static [&'static Property],
    ) -> Self {
        ClassDef {
            name,
            doc,
            slot: T::slot,
            base: None,
            options: T::OPTIONS,
            place: <T::Base as Ancestor>::SIZE,
            end: <T as Ancestor>::SIZE,
            weakrefs: <T as Ancestor>::WEAKREFS,
            dict: match <T as Ancestor>::DICT {
                Some(at) => Some(Attributes {
                    at,
                    get: dict::<T>,
                    traverse: traverse::<T>,
                    clear: clear::<T>,
                }),
                None => None,
            },
            dealloc: dealloc::<T>,
            new,
            methods,
            properties,
            specials: &[],
            attributes: &[],
            variants: None,
            refuse: match new {
                Some(_) => None,
                None => Some(no_constructor),
            },
            add_static_methods: match has_static(methods) {
                true => Some(Self::add_static_methods),
                false => None,
            },
            add_specials: None,
            set_attributes: None,
            built: OnceLock::new(),
        }
    }

    /// The same with a class that it extends.
    #[inline]
    pub const fn extends<B: Class>(mut self) -> Self {
        self.base = Some(B::slot);
        self
    }

    /// The same with special methods.
    #[inline]
    pub const fn with_specials(mut self, specials: &'static [&'static Special]) -> Self {
        self.specials = specials;
        self.add_specials = Some(add_all);
        self
    }

    /// The same with attributes of the class.
    #[inline]
    pub const fn with_attributes(mut self, attributes: &'static [&'static Attribute]) -> Self {
        self.attributes = attributes;
        self.set_attributes = Some(set_attributes);
        self
    }

    /// The same as a data enum.
    #[inline]
    pub const fn with_variants(mut self, variants: &'static [VariantDef]) -> Self {
        self.variants = Some(Variants::new(variants));
        self
    }

    /// Calls `each` with the signatures of all functions.
    #[inline]
    pub(super) fn each_signature(&self, each: &mut dyn FnMut(&'static Signature)) {
        if let Some(new) = self.new {
            each(new.signature);
        }
        for method in self.methods {
            each(method.signature);
        }
        for special in self.specials {
            special.each_signature(each);
        }
        if let Some(variants) = self.variants {
            for variant in variants.all {
                each(variant.new.signature);
            }
        }
    }

    /// Whether what it extends, if anything, is there.
    #[inline]
    pub(super) fn is_ready(&self, state: &State) -> bool {
        match self.base {
            Some(slot) => state.of(slot()).is_some(),
            None => true,
        }
    }

    /// The type.
    #[inline]
    pub(super) fn found(&self, state: &State) -> PyResult<Owned> {
        match state.of(self.slot()) {
            // SAFETY: the type is alive.
            Some(found) => Ok(unsafe { Owned::again(found.object.as_ptr()) }),
            None => Err(PyImportError::new_err("a class has no type")),
        }
    }

    /// Makes the type and adds it to the state.
    ///
    /// The collector does not see the objects of most classes: they hold nothing
    /// of Python's but their type, and their destructor relies on that reference.
    /// So a module leaks that is dropped while one of its objects is stored in it.
    #[inline]
    pub(super) fn make(
        &'static self,
        state: &mut State,
        module: &Owned,
        space: &Owned,
    ) -> PyResult<()> {
        let bases = match self.base.and_then(|slot| state.of(slot())) {
            // SAFETY: the type is alive.
            Some(base) => Some(super::into::tuple([unsafe {
                Owned::again(base.object.as_ptr())
            }])?),
            None => None,
        };
        let made = self.make_type(module, bases.as_ref())?;
        no_empty_doc(&made, self.doc)?;
        self.check_place(&made)?;
        if let Some(add) = self.add_static_methods {
            add(self, &made, module, space)?;
        }
        state.add_type((self.slot)(), Type::new(&made, Vec::new()));
        match self.variants {
            Some(variants) => (variants.make)(variants.all, self, state, module, space, &made),
            None => Ok(()),
        }
    }

    #[inline]
    fn make_type(&'static self, module: &Owned, bases: Option<&Owned>) -> PyResult<Owned> {
        let built = self.built.get_or_init(|| self.build());
        let doc = type_doc(self.doc);
        let mut slots = vec![
            slot(TP_DEALLOC, self.dealloc as *mut c_void),
            slot(TP_DOC, doc.as_ptr().cast_mut().cast()),
            slot(TP_METHODS, built.methods.as_ptr().cast_mut().cast()),
            slot(TP_GETSET, built.properties.as_ptr().cast_mut().cast()),
        ];
        let mut flags = TPFLAGS_DEFAULT;
        if self.options.derived() {
            flags |= TPFLAGS_BASETYPE as c_uint;
        }
        if let Some(dict) = self.dict {
            flags |= TPFLAGS_HAVE_GC as c_uint;
            slots.push(slot(TP_TRAVERSE, dict.traverse as *mut c_void));
            slots.push(slot(TP_CLEAR, dict.clear as *mut c_void));
        }
        if built.members.len() > 1 {
            slots.push(slot(TP_MEMBERS, built.members.as_ptr().cast_mut().cast()));
        }
        match self.new {
            Some(new) => {
                slots.push(slot(TP_NEW, new.entry as *mut c_void));
                if minor_version() >= 14 {
                    slots.push(slot(TP_VECTORCALL, new.vectorcall as *mut c_void));
                }
            }
            None if minor_version() >= 10 => flags |= TPFLAGS_DISALLOW_INSTANTIATION,
            None => {
                if let Some(refuse) = self.refuse {
                    slots.push(slot(TP_NEW, refuse as *mut c_void));
                }
            }
        }
        if let Some(add) = self.add_specials {
            add(self.specials, &mut slots);
        }
        slots.push(slot(0, null_mut()));
        let size = (self.end - self.place) as i32;
        let relative = minor_version() >= 12;
        let mut spec = TypeSpec {
            name: self.name.as_ptr().cast(),
            basicsize: if relative {
                -size
            } else {
                (head() + self.end) as i32
            },
            itemsize: 0,
            flags,
            slots: slots.as_mut_ptr(),
        };
        let bases = bases.map_or(null_mut(), Owned::as_ptr);
        // SAFETY: the spec is read during the call only, what it points to is
        // static or copied, except for the slots; the module is alive.
        unsafe { Owned::new(api().PyType_FromModuleAndSpec(module.as_ptr(), &mut spec, bases)) }
    }

    /// The name without its module.
    #[inline]
    pub(super) fn short_name(&self) -> &'static str {
        crate::glue::short_text(self.name)
    }

    /// Where its type is found.
    #[inline]
    pub(super) fn slot(&self) -> &'static Slot {
        (self.slot)()
    }

    /// The destructor, which is that of its variants, too.
    #[inline]
    pub(super) fn dealloc(&self) -> Dealloc {
        self.dealloc
    }

    #[inline]
    fn build(&self) -> Built {
        let mut methods = Vec::with_capacity(self.methods.len() + 2);
        for method in self.methods {
            if !method.is_static {
                methods.push(method.def);
            }
        }
        for special in self.specials {
            methods.extend(special.getattr());
        }
        if self.options.generic {
            methods.push(GENERIC);
        }
        if let Some(variants) = self.variants {
            methods.push(variants.method());
        }
        methods.push(NO_METHOD);
        let mut members = Vec::new();
        let mut properties = property_table(self.properties);
        if let Some(dict) = self.dict {
            members.push(member(c"__dictoffset__", dict.at));
            properties.insert(
                0,
                GetSetDef {
                    name: c"__dict__".as_ptr(),
                    get: Some(dict.get),
                    set: None,
                    doc: ptr::null(),
                    closure: null_mut(),
                },
            );
        }
        if let Some(at) = self.weakrefs {
            members.push(member(c"__weaklistoffset__", at));
        }
        members.push(NO_MEMBER);
        Built {
            methods,
            properties,
            members,
        }
    }

    /// Static methods are functions of the module, so that they find its state.
    #[cold]
    #[inline]
    fn add_static_methods(&self, made: &Owned, module: &Owned, space: &Owned) -> PyResult<()> {
        for method in self.methods {
            if !method.is_static {
                continue;
            }
            set(made, method.name(), &method.static_method(module, space)?)?;
        }
        Ok(())
    }

    /// Checks on an object that is never used that the payload is where we look
    /// for it.
    #[inline]
    fn check_place(&self, made: &Owned) -> PyResult<()> {
        if minor_version() < 12 {
            return Ok(()); // it was placed there by the size of the head
        }
        // SAFETY: the type is ours; the payload of a new object is zeroed, which
        // its destructor understands.
        unsafe {
            let probe = Owned::new(api().PyType_GenericAlloc(made.as_ptr(), 0))?;
            let found = api().PyObject_GetTypeData(probe.as_ptr(), made.as_ptr());
            if found != behind(probe.as_ptr(), self.place) {
                return Err(PyImportError::new_err("the layout of objects is unknown"));
            }
        }
        Ok(())
    }
}

impl fmt::Debug for ClassDef {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.short_name())
    }
}

#[inline]
pub(super) fn slot(id: i32, value: *mut c_void) -> TypeSlot {
    TypeSlot { id, value }
}

const fn has_static(methods: &[&Function]) -> bool {
    let mut index = 0;
    while index < methods.len() {
        if methods[index].is_static {
            return true;
        }
        index += 1;
    }
    false
}

/// The constructor of classes without one, before Python 3.10.
#[cold]
#[inline]
unsafe extern "C" fn no_constructor(
    class: *mut Object,
    _args: *mut Object,
    _named: *mut Object,
) -> *mut Object {
    let mut text = String::from("cannot create '");
    text.push_str(&super::object::attribute_text(class, c"__name__").unwrap_or_default());
    text.push_str("' instances\0");
    // SAFETY: the class is alive, and the text ends in NUL.
    unsafe { api().PyErr_SetString(*api().PyExc_TypeError.cast(), text.as_ptr().cast()) };
    null_mut()
}
