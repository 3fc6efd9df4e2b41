//! The module: how Python imports the library.

use super::bind::{bind, refuse};
use super::call::run;
use super::class::ClassDef;
use super::enumeration::{EnumDef, Value};
use super::function::Function;
use super::object::{attribute_text, done, kind, learn_head, Owned};
use super::raise::raise;
use super::raw::*;
use super::signature::Signature;
use super::state::State;
use super::table::api;
use super::text::{interned, new_str};
use crate::exceptions::PyImportError;
use crate::guard::guard;
use crate::PyResult;
use std::cell::UnsafeCell;
use std::ffi::{c_int, c_void, CStr, CString};
use std::fmt;
use std::mem::size_of;
use std::ptr::{self, null_mut};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Once;

/// A module as Python sees it: the root or one below it.
#[derive(Debug)]
pub struct Space {
    /// With all its parents: `ophio.glob`. Parents come before their children.
    pub name: &'static str,
    /// Its documentation.
    pub doc: &'static str,
}

/// What one glue file exports, each item with the name of its module.
pub struct Items {
    /// The functions.
    pub functions: &'static [(&'static str, &'static Function)],
    /// The classes.
    pub classes: &'static [(&'static str, &'static ClassDef)],
    /// The enums.
    pub enums: &'static [(&'static str, &'static EnumDef)],
    /// The constants.
    pub constants: &'static [(&'static str, &'static str, Value)],
}

impl fmt::Debug for Items {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Items")
    }
}

/// The whole of what a library exports to Python.
pub struct Module {
    /// What identifies the ABI.
    pub abi_hash: u64,
    /// The modules, the root first.
    pub spaces: &'static [Space],
    /// What is in them.
    pub items: &'static [&'static Items],
    /// `Py_mod_exec`: calls [`exec`] with this module.
    pub exec: unsafe extern "C" fn(*mut Object) -> c_int,
    /// What Python keeps of it.
    pub def: Def,
}

impl fmt::Debug for Module {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Module")
    }
}

/// The definition that Python keeps a pointer to for as long as it lives.
pub struct Def {
    once: Once,
    def: UnsafeCell<ModuleDef>,
    slots: UnsafeCell<[ModuleSlot; 3]>,
}

// SAFETY: written once before Python sees it, and by Python afterwards, which
// holds its lock then.
unsafe impl Sync for Def {}

impl fmt::Debug for Def {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Def")
    }
}

const NO_SLOT: ModuleSlot = ModuleSlot {
    id: 0,
    value: null_mut(),
};

impl Def {
    /// The definition before its first use.
    #[allow(clippy::new_without_default)]
    pub const fn new() -> Self {
        Def {
            once: Once::new(),
            def: UnsafeCell::new(ModuleDef {
                references: 1,
                kind: null_mut(),
                init: None,
                index: 0,
                copy: null_mut(),
                name: c"_native".as_ptr(),
                doc: ptr::null(),
                size: size_of::<*mut State>() as isize,
                methods: null_mut(),
                slots: null_mut(),
                traverse: Some(traverse),
                clear: Some(clear),
                free: Some(free),
            }),
            slots: UnsafeCell::new([NO_SLOT; 3]),
        }
    }

    fn complete(&'static self, exec: unsafe extern "C" fn(*mut Object) -> c_int) {
        self.once.call_once(|| {
            let several = ModuleSlot {
                id: MOD_MULTIPLE_INTERPRETERS,
                value: 2 as *mut c_void,
            };
            let exec = ModuleSlot {
                id: MOD_EXEC,
                value: exec as *mut c_void,
            };
            // SAFETY: nothing else refers to them yet. Before 3.12 an id that
            // came with it would be an error.
            unsafe {
                let slots = &mut *self.slots.get();
                slots[0] = exec;
                if minor_version() >= 12 {
                    slots[1] = several;
                }
                (*self.def.get()).slots = slots.as_mut_ptr();
            }
        });
    }
}

/// The version of Python: 11 in 3.11.
static MINOR: AtomicU32 = AtomicU32::new(0);

pub(super) fn minor_version() -> u32 {
    MINOR.load(Ordering::Relaxed)
}

/// What `PyInit_*` does.
///
/// # Safety
///
/// Called by Python, or in a process without it.
pub unsafe fn init(module: &'static Module) -> *mut Object {
    if let Err(name) = bind() {
        let text = format!("this library cannot work with this interpreter: it has no {name}");
        refuse(&CString::new(text).unwrap_or_default());
        return null_mut();
    }
    if let Err(error) = guard(check) {
        refuse(&CString::new(error.message()).unwrap_or_default());
        return null_mut();
    }
    module.def.complete(module.exec);
    // SAFETY: the definition is complete and static.
    unsafe { (api().PyModuleDef_Init)(module.def.def.get()) }
}

/// Checks that the interpreter is one whose objects look as we think.
fn check() -> PyResult<()> {
    // SAFETY: it is a static text.
    let version = unsafe { CStr::from_ptr((api().Py_GetVersion)()) }.to_string_lossy();
    let no = |what: &str| Err(PyImportError::new_err(format!("{what}: {version}")));
    if version.contains("free-threading") {
        return no("builds of CPython without the GIL are not supported");
    }
    let implementation = system_name();
    if implementation.as_deref() != Some("cpython") {
        return no("the extension is for CPython, other interpreters use CFFI");
    }
    let minor = version.strip_prefix("3.").and_then(|rest| {
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        rest[..end].parse().ok()
    });
    match minor {
        Some(minor) if minor >= 9 => MINOR.store(minor, Ordering::Relaxed),
        _ => return no("CPython 3.9 or later is needed"),
    }
    let base = api().PyBaseObject_Type;
    // SAFETY: `object` is alive; what is returned is new or null.
    let size = unsafe {
        let size = Owned::new((api().PyObject_GetAttrString)(
            base,
            c"__basicsize__".as_ptr(),
        ))?;
        (api().PyLong_AsLongLong)(size.as_ptr())
    };
    // SAFETY: `object` is alive, and so is its type.
    let known = learn_head(size as usize).is_ok()
        && unsafe { Owned::new((api().PyObject_Type)(base))?.as_ptr() == kind(base) };
    match known {
        true => Ok(()),
        false => no("the layout of objects is unknown"),
    }
}

/// `sys.implementation.name`.
fn system_name() -> Option<String> {
    // SAFETY: what is returned is borrowed or null.
    let implementation = unsafe { (api().PySys_GetObject)(c"implementation".as_ptr()) };
    if implementation.is_null() {
        return None;
    }
    attribute_text(implementation, c"name")
}

/// What `Py_mod_exec` does: fills a module.
///
/// # Safety
///
/// Called by Python with a module of this definition.
pub unsafe fn exec(module: &'static Module, object: *mut Object) -> c_int {
    // SAFETY: promised by the caller; the memory of the state is zeroed.
    let (object, place) = unsafe {
        let place: *mut *mut State = (api().PyModule_GetState)(object).cast();
        (Owned::again(object), place)
    };
    let mut state = Box::<State>::default();
    let result = guard(|| fill(module, &object, &mut state, place));
    match result {
        Ok(()) => 0,
        Err(error) => {
            let state = State::default();
            raise(&state, error);
            -1
        }
    }
}

fn fill(
    module: &'static Module,
    object: &Owned,
    state: &mut Box<State>,
    place: *mut *mut State,
) -> PyResult<()> {
    for signature in module.signatures() {
        signature.place_names(state.next_name());
        for param in signature.params {
            state.add_name(interned(param.name())?);
        }
    }
    let spaces = make_spaces(module, object)?;
    for items in module.items {
        for &(name, def) in items.enums {
            let space = find(&spaces, name)?;
            let made = def.make(state, &space.name)?;
            space.add(def.name, &made)?;
        }
        for &(name, def) in items.classes {
            let space = find(&spaces, name)?;
            let made = def.make(state, object, &space.name)?;
            space.add(def.short_name(), &made)?;
        }
        for &(name, def) in items.functions {
            let space = find(&spaces, name)?;
            let made = def.object(object, &space.name)?;
            // SAFETY: the name is a static text that ends in NUL.
            let name = unsafe { CStr::from_ptr(def.name()) };
            space.add(&name.to_string_lossy(), &made)?;
        }
    }
    // From here on the functions can be called.
    let state: *mut State = Box::into_raw(std::mem::take(state));
    // SAFETY: the memory is the module's, which frees the state later.
    unsafe { place.write(state) };
    add_constants(module, &spaces, state)?;
    for space in &spaces {
        space.finish()?;
    }
    // SAFETY: what is returned is new or null.
    let hash = unsafe { Owned::new((api().PyLong_FromUnsignedLongLong)(module.abi_hash))? };
    set(object, "__abi_hash__", &hash)
}

impl Module {
    fn signatures(&self) -> impl Iterator<Item = &'static Signature> + '_ {
        self.items.iter().flat_map(|items| {
            let functions = items.functions.iter().map(|&(_, def)| def.signature);
            functions.chain(items.classes.iter().flat_map(|&(_, def)| def.signatures()))
        })
    }
}

/// A module in the making.
struct Filled {
    path: &'static str,
    name: Owned,
    object: Owned,
    /// The list `__all__`.
    all: Owned,
}

fn make_spaces(module: &'static Module, root: &Owned) -> PyResult<Vec<Filled>> {
    let mut made: Vec<Filled> = Vec::new();
    for space in module.spaces {
        let path = CString::new(space.name).unwrap_or_default();
        // SAFETY: the root is alive; what PyModule_New returns is new or null.
        let object = unsafe {
            match made.is_empty() {
                true => Owned::again(root.as_ptr()),
                false => Owned::new((api().PyModule_New)(path.as_ptr()))?,
            }
        };
        if !space.doc.is_empty() {
            set(&object, "__doc__", &new_str(space.doc)?)?;
        }
        if let Some((parent, name)) = space.name.rsplit_once('.') {
            if let Ok(parent) = find(&made, parent) {
                parent.add(name, &object)?;
            }
        }
        made.push(Filled {
            path: space.name,
            name: new_str(space.name)?,
            object,
            // SAFETY: what is returned is new or null.
            all: unsafe { Owned::new((api().PyList_New)(0))? },
        });
    }
    Ok(made)
}

fn find<'a>(spaces: &'a [Filled], path: &str) -> PyResult<&'a Filled> {
    let found = spaces.iter().find(|space| space.path == path);
    found.ok_or_else(|| PyImportError::new_err(format!("the glue lists no module {path}")))
}

impl Filled {
    /// Adds an item.
    fn add(&self, name: &str, value: &Owned) -> PyResult<()> {
        set(&self.object, name, value)?;
        let name = new_str(name)?;
        // SAFETY: both are alive, and the list is one.
        done(unsafe { (api().PyList_Append)(self.all.as_ptr(), name.as_ptr()) })
    }

    /// Adds the list of what was added.
    fn finish(&self) -> PyResult<()> {
        set(&self.object, "__all__", &self.all)
    }
}

fn add_constants(module: &'static Module, spaces: &[Filled], state: *const State) -> PyResult<()> {
    static SIGNATURE: Signature = Signature::new("", &[]);
    for items in module.items {
        for (path, name, value) in items.constants {
            // SAFETY: the state is that of this module.
            let made = unsafe { run(state, null_mut(), &SIGNATURE, |call| value.object(call)) };
            // SAFETY: what is returned is new or null.
            let made = unsafe { Owned::new(made)? };
            find(spaces, path)?.add(name, &made)?;
        }
    }
    Ok(())
}

/// Sets an attribute.
pub(super) fn set(object: &Owned, name: &str, value: &Owned) -> PyResult<()> {
    let name = interned(name)?;
    // SAFETY: all are alive.
    done(unsafe { (api().PyObject_SetAttr)(object.as_ptr(), name.as_ptr(), value.as_ptr()) })
}

/// An attribute of another module.
pub(super) fn import(module: &CStr, name: &CStr) -> PyResult<Owned> {
    // SAFETY: the names end in NUL; what is returned is new or null.
    unsafe {
        let module = Owned::new((api().PyImport_ImportModule)(module.as_ptr()))?;
        Owned::new((api().PyObject_GetAttrString)(
            module.as_ptr(),
            name.as_ptr(),
        ))
    }
}

/// # Safety
///
/// Called by Python with a module of ours.
unsafe fn state_of(module: *mut Object) -> *mut State {
    // SAFETY: promised by the caller. There may be no memory yet.
    unsafe {
        let place: *mut *mut State = (api().PyModule_GetState)(module).cast();
        place.as_ref().map_or(null_mut(), |state| *state)
    }
}

unsafe extern "C" fn traverse(module: *mut Object, visit: Visit, data: *mut c_void) -> c_int {
    // SAFETY: called by Python.
    unsafe { state_of(module).as_ref() }.map_or(0, |state| state.traverse(visit, data))
}

unsafe extern "C" fn clear(module: *mut Object) -> c_int {
    // SAFETY: called by Python. What runs while the references end finds an
    // empty state.
    unsafe {
        let state = state_of(module);
        if !state.is_null() {
            drop(ptr::replace(state, State::default()));
        }
    }
    0
}

unsafe extern "C" fn free(module: *mut c_void) {
    // SAFETY: called by Python, once; nothing that refers to the state is left.
    unsafe {
        let state = state_of(module.cast());
        if !state.is_null() {
            drop(Box::from_raw(state));
        }
    }
}
