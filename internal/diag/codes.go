package diag

// Code names a kind of fault. Codes are stable: a number is never used again
// for something else. BG00xx is bindgen itself, BG01xx reading the crate,
// BG02xx names and paths, BG03xx what an item may look like, BG04xx the ABI,
// BG05xx outputs, BG06xx configuration, BG07xx packaging.
type Code string

// The codes. Table says of each what it means.
const (
	Internal Code = "BG0001" // a panic inside bindgen
	Usage    Code = "BG0002" // the command line

	NotACrate       Code = "BG0101"
	UnreadableFile  Code = "BG0102"
	InvalidUTF8     Code = "BG0103"
	SyntaxError     Code = "BG0104"
	LostItem        Code = "BG0105" // an exporting attribute the walk did not reach
	BadManifest     Code = "BG0106"
	MissingModule   Code = "BG0107"
	PanicAbort      Code = "BG0108"
	ItemInMacro     Code = "BG0109"
	BadAttribute    Code = "BG0110"
	UnknownFeature  Code = "BG0111"
	MissingRuntime  Code = "BG0112"
	UnsupportedCfg  Code = "BG0113"
	GeneratedSource Code = "BG0114" // an include! of a file that only the build knows
	LeftOut         Code = "BG0115" // a warning: exported, but not under these features
	NothingExported Code = "BG0116" // a warning
	NoSharedLibrary Code = "BG0117" // a warning: crate-type
	RuntimeNotThere Code = "BG0118" // the path of the dependency; a warning where cargo does not come next
	MissingSources  Code = "BG0119" // of a dependency
	UnusedRecord    Code = "BG0120" // a warning
	MacroExpansion  Code = "BG0121"
	CfgKept         Code = "BG0122" // a note: a header holds an item whatever its cfg

	UnknownType     Code = "BG0201"
	UnresolvedPath  Code = "BG0202"
	AmbiguousName   Code = "BG0203"
	OutOfReach      Code = "BG0204"
	SymbolCollision Code = "BG0205"
	ReservedWord    Code = "BG0206"
	NameCollision   Code = "BG0207"
	AssumedStd      Code = "BG0208" // a note: a name without an import, taken as the standard library's

	UnsupportedType   Code = "BG0301"
	AsyncFunction     Code = "BG0302"
	GenericItem       Code = "BG0303"
	BadSignature      Code = "BG0304"
	BadDefault        Code = "BG0305"
	ModuleStatement   Code = "BG0306" // a statement of a #[pymodule] function that cannot be read
	UnsupportedOption Code = "BG0307" // an argument of a PyO3 attribute
	UnsupportedItem   Code = "BG0308" // an annotated item of a kind bindgen has no binding for
	NotConstant       Code = "BG0309"
	BadReceiver       Code = "BG0310"
	MissingAttach     Code = "BG0311" // neither #[pymodule] nor bindings!()
	NoNativeType      Code = "BG0312" // a type of a header that C cannot hold
	NoNativeConstant  Code = "BG0313" // a note: a pub constant that C cannot hold
	RustABI           Code = "BG0314" // #[no_mangle] without extern: a note; fn(..): a warning
	OpaqueByValue     Code = "BG0315" // a warning: a value whose size C does not know
	BadAnnotation     Code = "BG0316" // a line "cbindgen:.." of a doc comment

	UnsupportedFeature Code = "BG0401" // a backend cannot carry it

	ForeignFile   Code = "BG0501" // an output path is taken by a file without our mark
	WriteFailed   Code = "BG0502"
	BadOutputPath Code = "BG0503" // outside the project, or claimed twice

	BadConfig     Code = "BG0601"
	IgnoredConfig Code = "BG0602" // a notice

	BadMetadata       Code = "BG0701" // of a Python project
	MissingFile       Code = "BG0702" // a readme or a licence
	NoCargo           Code = "BG0703"
	CargoFailed       Code = "BG0704"
	StaleLock         Code = "BG0705"
	NoCdylib          Code = "BG0706"
	NoLinker          Code = "BG0707"
	NoStandardLibrary Code = "BG0708" // of Rust, for a target
	BadLibrary        Code = "BG0709" // of the library that was built: exports, imports
	NoPlatformTag     Code = "BG0710" // for a wheel; a warning where the tag is for one system only
	BadSetting        Code = "BG0711" // --config-setting
	SourceOutside     Code = "BG0712" // a path that leads out of what an archive holds
	LeftOutOfSdist    Code = "BG0713" // a notice
	NoEnvironment     Code = "BG0714" // of Python, to install into
	InstallFailed     Code = "BG0715"
	LeftOutOfWheel    Code = "BG0716" // a notice
	UnpackableFile    Code = "BG0717"
	BigArchive        Code = "BG0718" // a warning
	NotInstalled      Code = "BG0719" // a warning: what an installed project requires
)
