//! Symbols by every way that a crate can export one without naming it twice: macros within macros,
//! `$crate`, items in fragments, renames, methods, statics.

macro_rules! def {
    ($n:ident, $t:ty) => {
        #[repr(C)]
        pub struct $n {
            pub v: $t,
            pub p: *mut $n,
        }
    };
}
def!(Foo, u8);
mod deep {
    use super::Foo;
    pub type Alias = Foo;
    macro_rules! ff { ($($n:ident($($a:ident: $t:ty),*) $(-> $r:ty)?;)*) => { $( #[no_mangle] pub extern "C" fn $n($($a: $t),*) $(-> $r)? { loop {} } )* } }
    ff! { f1(a: Alias, b: *const super::Foo); f2() -> u32; f3(x: &[*const u8; 3]) -> i8; f4(a: Loc) -> Loc; }
    #[repr(C)]
    pub struct Loc {
        pub q: u16,
    }
}
#[repr(C)]
pub struct Loc2 {
    pub z: u8,
}
macro_rules! ab { ($x:ident => $($rest:tt)*) => { ab!(@go $x [$($rest)*]); }; (@go $x:ident [$($t:ty),* $(,)?]) => { #[repr(C)] pub struct $x($(pub $t),*); impl $x { pub const COUNT: usize = ab!(@count $($t)*); } };
 (@count) => {0usize}; (@count $a:ty $(, $b:ty)*) => {1usize}; (@count $h:tt $($t:tt)*) => {1usize + ab!(@count $($t)*)}; }
ab!(Tup => u8, u64, Loc2,);
#[no_mangle]
pub extern "C" fn g1(t: Tup) {}
pub mod helpers {
    pub type Inner = u64;
    #[macro_export]
    macro_rules! usecrate {
        ($n:ident) => {
            #[no_mangle]
            pub extern "C" fn $n(a: $crate::helpers::Inner) -> $crate::Loc2 {
                loop {}
            }
        };
    }
}
mod other {
    pub type Inner = u8;
    crate::usecrate!(g2);
}
macro_rules! hyg {
    () => {
        const LOCAL: u32 = 5;
        #[no_mangle]
        pub extern "C" fn g3(a: &[*const u8; LOCAL as usize], b: &[u8; LOCAL as usize]) {}
    };
}
mod h1 {
    hyg!();
}
macro_rules! nest { ($($k:ident { $($v:ident = $e:expr),* $(,)? })*) => { $( #[repr(u16)] pub enum $k { $($v = $e),* } )* $( $( pub const $v: u32 = $k::$v as u32; )* )* } }
mod ne {
    nest! { Color { Red = 1 + 1, Green = 7, } Shape { Sq = { 3 * 3 } } }
    #[no_mangle]
    pub extern "C" fn g4(c: Color, s: Shape) {}
}
macro_rules! inner_mac { ($name:ident, $d:tt) => { macro_rules! $name { ($d($d x:ident),*) => { $d( #[no_mangle] pub extern "C" fn $d x() -> u16 { 0 } )* } } } }
inner_mac!(mk, $);
mk!(g5, g6);
macro_rules! pasted {
    ($a:literal) => {
        #[export_name = concat!("pre_", $a)]
        pub extern "C" fn pp() {}
    };
}
mod pa {
    pasted!("x");
}
macro_rules! vis { ($(#[$m:meta])* $v:vis struct $n:ident { $($fv:vis $f:ident : $t:ty = $d:literal),+ }) => { $(#[$m])* $v struct $n { $($fv $f: $t),+ } } }
vis! { /// Docs here
#[repr(C)] pub struct Visd { pub a: u8 = 3, b: Option<&'static Foo> = 4 } }
#[no_mangle]
pub extern "C" fn g7(v: Visd) {}
macro_rules! lt { ($l:lifetime, $p:path, $b:block, $i:item, $($o:tt)?) => { $i #[no_mangle] pub extern "C" fn g8<$l>(x: &$l $p) -> bool $b } }
lt!('a, crate::Loc2, { true }, #[repr(C)] pub struct ViaItem { pub e: f32 }, );
#[no_mangle]
pub extern "C" fn g9(v: ViaItem) {}
macro_rules! callback {
    ($m:ident) => {
        $m! { g10 }
    };
}
#[repr(C)]
pub struct Pair(pub u8, pub u8);
macro_rules! mkf2 {
    ($n:ident) => {
        #[unsafe(no_mangle)]
        pub unsafe extern "C-unwind" fn $n(
            _: u8,
            Pair(a, b): Pair,
            mut c: i8,
            [d, e]: &[u8; 2],
            _: i64,
        ) {
        }
    };
}
callback!(mkf2);
#[no_mangle]
pub static mut GS: Pair = Pair(1, 2);
#[no_mangle]
static PRIV: u32 = 1;
#[no_mangle]
pub static ARR: [u8; 2 + 1] = [0; 3];
#[export_name = "ren"]
pub static RR: &'static u8 = &3;
#[no_mangle]
pub static FNP: extern "C" fn(i32) -> i32 = idd;
extern "C" fn idd(x: i32) -> i32 {
    x
}
impl Pair {
    #[export_name = "pair_sum"]
    pub extern "C" fn sum(self: &Self, other: Self) -> u8 {
        0
    }
    #[no_mangle]
    pub extern "C" fn pair_mut(self: Box<Self>, o: Option<&mut Self>) {}
}
trait Exp {
    extern "C" fn tm(&self);
}
impl Exp for Pair {
    #[no_mangle]
    extern "C" fn tm(&self) {}
}
