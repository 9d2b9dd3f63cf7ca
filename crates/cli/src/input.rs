//! What a command is given: packs (folders or compiled files), answers, dates.

use crate::{
    Unusable,
    language::Language,
    report::{self, Place, line_and_column},
};
use anstream::eprint;
use layak_pack::{Compiled, Diagnostic, Folder, PackSource};
use layak_rules::{
    Answers, Date, Mode, Program,
    answers::{self, ReadErrorCode},
};
use std::{fs, io::Read, path::Path};

/// The files of a pack's folder and the shared files beside it.
pub fn folder(path: &Path, language: Language) -> Result<Folder, Unusable> {
    if !path.join(layak_pack::MAIN).is_file() {
        return Err(no_pack(path, language));
    }
    Folder::read(path).map_err(|fault| unreadable(&fault.path, &fault.error, language))
}

/// Prints diagnostics with the lines that they are about.
pub fn explain(folder: &Folder, faults: &[Diagnostic], language: Language) {
    for fault in faults {
        let file = folder.path.join(&fault.file).display().to_string();
        eprint!("{}\n", report::diagnostic(fault, &file, folder.text(&fault.file), language));
    }
}

/// A pack that compiled, with its warnings printed; or the reason why it cannot be used, with its errors printed.
pub fn compiled(path: &Path, language: Language) -> Result<Compiled, Unusable> {
    let folder = folder(path, language)?;
    folder.compile().map_err(|faults| {
        explain(&folder, &faults, language);
        let path = path.display();
        Unusable(language.pick(
            format!("paket {path} tidak dapat dikompilasi; perbaiki kesalahan di atas"),
            format!("the pack {path} does not compile; mend the errors above"),
        ))
    })
}

/// A pack's program, from its folder or from its compiled file.
pub fn program(pack: &Path, language: Language) -> Result<Program, Unusable> {
    Ok(with_source(pack, language)?.0)
}

/// A pack's program with its source; a compiled file has none.
pub fn with_source(pack: &Path, language: Language) -> Result<(Program, Option<PackSource>), Unusable> {
    if pack.is_dir() {
        let compiled = compiled(pack, language)?;
        return Ok((compiled.program, Some(compiled.source)));
    }
    if !pack.exists() {
        return Err(no_pack(pack, language));
    }
    let program = Program::load(&read_file(pack, language)?).map_err(|error| {
        let pack = pack.display();
        Unusable(language.pick(
            format!("{pack} bukan program paket yang dapat dipakai ({error}); kompilasi ulang dengan `layak compile`"),
            format!("{pack} is not a usable compiled pack ({error}); compile it again with `layak compile`"),
        ))
    })?;
    Ok((program, None))
}

/// The bytes of a file, or of standard input for `-`.
pub fn bytes(path: &Path, language: Language) -> Result<Vec<u8>, Unusable> {
    if path != Path::new("-") {
        return read_file(path, language);
    }
    let mut bytes = Vec::new();
    match std::io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => {
            Err(Unusable(format!("{}: {error}", language.pick("masukan standar", "standard input"))))
        }
    }
}

/// Answers as the engine takes them. Everything wrong with their form is reported together.
pub fn answers(
    program: &Program,
    name: &str,
    bytes: &[u8],
    mode: Mode,
    language: Language,
) -> Result<(Answers, Vec<answers::Problem>), Unusable> {
    answers::read(program, bytes, mode).map_err(|error| {
        let (line, column) = line_and_column(bytes, error.offset);
        let mut out = format!("{}\n", reading_error(error.code, language));
        let place = Place { file: name, line: Some(line), column: Some(column), pointer: &error.pointer };
        place.write(&mut out, std::str::from_utf8(bytes).ok());
        Unusable(out.trim_end().to_owned())
    })
}

/// A date of the command line.
pub fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| format!("{text:?} is not a calendar date YYYY-MM-DD"))
}

/// The bytes of a file.
pub fn read_file(path: &Path, language: Language) -> Result<Vec<u8>, Unusable> {
    fs::read(path).map_err(|error| unreadable(path, &error, language))
}

/// A file that cannot be written.
pub fn unwritable(path: &Path, error: &std::io::Error, language: Language) -> Unusable {
    let path = path.display();
    Unusable(
        language
            .pick(format!("{path} tidak dapat ditulis: {error}"), format!("cannot write {path}: {error}")),
    )
}

/// A file that cannot be read.
pub fn unreadable(path: &Path, error: &std::io::Error, language: Language) -> Unusable {
    let path = path.display();
    Unusable(
        language.pick(format!("{path} tidak dapat dibaca: {error}"), format!("cannot read {path}: {error}")),
    )
}

fn no_pack(path: &Path, language: Language) -> Unusable {
    let path = path.display();
    Unusable(language.pick(
        format!("tidak ada paket di {path}; sebut folder yang berisi pack.json, atau berkas .layak"),
        format!("there is no pack at {path}; name a folder with pack.json, or a .layak file"),
    ))
}

/// What is wrong with answers that cannot be read, and what to do.
fn reading_error(code: ReadErrorCode, language: Language) -> String {
    let (id, en) = match code {
        ReadErrorCode::Syntax => ("jawaban ini bukan JSON yang sah", "the answers are not valid JSON"),
        ReadErrorCode::NotUtf8 => ("jawaban ini bukan teks UTF-8", "the answers are not UTF-8 text"),
        ReadErrorCode::TooLarge => ("jawaban ini lebih dari 256 KiB", "the answers are larger than 256 KiB"),
        ReadErrorCode::TooDeep => {
            ("jawaban ini bersarang terlalu dalam", "the answers are nested too deeply")
        }
        ReadErrorCode::TooManyItems => {
            ("daftar ini berisi terlalu banyak butir", "this list has too many items")
        }
        ReadErrorCode::StringTooLong => ("teks ini terlalu panjang", "this text is too long"),
        ReadErrorCode::ControlCharacter => {
            ("teks ini berisi karakter kendali", "this text holds a control character")
        }
        ReadErrorCode::LoneSurrogate => {
            ("teks ini berisi separuh karakter Unicode", "this text holds half a Unicode character")
        }
        ReadErrorCode::NotAnInteger => (
            "angka harus bulat, tanpa koma, titik, atau eksponen",
            "numbers must be whole, without fraction or exponent",
        ),
        ReadErrorCode::IntegerTooLarge => ("angka ini terlalu besar", "this number is too large"),
        ReadErrorCode::DuplicateKey => ("kunci ini tertulis dua kali", "this key stands twice"),
        ReadErrorCode::UnknownFact => (
            "paket ini tidak mengenal fakta itu; `layak facts` menampilkan semuanya",
            "the pack does not know this fact; `layak facts` lists them all",
        ),
        ReadErrorCode::WrongShape => (
            "jawaban harus berupa objek, dan subjek berulang berupa larik objek",
            "answers must be an object, and a repeating subject an array of objects",
        ),
    };
    format!("{} [{}]", language.pick(id, en), code.as_str())
}
