//! Two types of one name, which Rust keeps apart and C cannot.

mod client {
    #[repr(C)]
    pub struct Config {
        retries: u8,
    }
}

mod server {
    #[repr(C)]
    pub struct Config {
        port: u64,
    }

    #[no_mangle]
    pub extern "C" fn listen(config: Config) {}
}

#[repr(u8)]
pub enum Level {
    Low,
    High,
}

#[repr(u8)]
pub enum Tone {
    Low,
    High,
}

#[no_mangle]
pub extern "C" fn connect(config: client::Config, level: Level, tone: Tone) {}
