//! The `layak` command as a person meets it: words, places, exit statuses.

#![allow(clippy::expect_used, reason = "in a test a failed expectation is the message")]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

struct Said {
    status: i32,
    out: String,
    err: String,
}

fn layak(arguments: &[&str], input: &str) -> Said {
    layak_in("en", arguments, input)
}

fn layak_in(language: &str, arguments: &[&str], input: &str) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_layak"));
    command.args(["--lang", language]).args(arguments);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("layak starts");
    // A command that has no use for its input may end before it is written.
    let _ = child.stdin.take().expect("an input").write_all(input.as_bytes());
    let output = child.wait_with_output().expect("layak ends");
    Said {
        status: output.status.code().expect("an exit status"),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}

fn motor() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/packs/gorontalo-motor");
    folder.to_str().expect("a UTF-8 path").to_owned()
}

/// A copy of a pack with one file changed; its shared files come along.
fn changed(file: &str, from: &str, to: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&motor(), &folder.path().join("pack"));
    copy(&format!("{}/{}", motor(), layak_pack::SHARED_FOLDER), &folder.path().join("shared"));
    let path: PathBuf = folder.path().join("pack").join(file);
    let text = fs::read_to_string(&path).expect("the file");
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(&path, text.replacen(from, to, 1)).expect("written");
    folder
}

fn copy(from: &str, to: &Path) {
    fs::create_dir(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("a copy");
        }
    }
}

#[test]
fn check_is_content_with_a_good_pack() {
    let said = layak(&["check", &motor()], "");
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.contains("can be used"), "{}", said.out);
}

#[test]
fn check_names_code_file_line_pointer_and_remedy() {
    let folder = changed("pack.json", "\"version\":", "\"versoin\":");
    let said = layak(&["check", folder.path().join("pack").to_str().expect("a path")], "");
    assert_eq!(said.status, 1);
    assert!(said.err.contains("error[unknown-member]") && said.err.contains("versoin"), "{}", said.err);
    assert!(said.err.contains("/pack.json:"), "{}", said.err);
    assert!(said.err.contains("(/versoin)") && said.err.contains('^'), "{}", said.err);
    assert!(said.out.contains("cannot be used"), "{}", said.out);
}

/// What `check --json` prints, after its schema has judged it.
fn findings(folder: &Path) -> serde_json::Value {
    let said = layak(&["check", "--json", folder.to_str().expect("a path")], "");
    let document: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/meta/check.schema.json");
    let schema = serde_json::from_slice(&fs::read(schema).expect("the schema")).expect("a JSON schema");
    let validator = jsonschema::draft202012::options().build(&schema).expect("a schema");
    let faults: Vec<String> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}: {document:#}");
    assert_eq!(said.status, i32::from(document["usable"] == false));
    document
}

#[test]
fn check_gives_all_faults_as_json_of_the_documented_shape() {
    let folder = changed("group.json", "\"standing\": \"unsure\"", "\"standing\": \"sure\"");
    let document = findings(&folder.path().join("pack"));
    let finding = &document["findings"][0];
    assert_eq!((&finding["code"], &finding["severity"]), (&"unknown-value".into(), &"error".into()));
    assert_eq!(
        (&finding["file"], &finding["help"]["en"]),
        (&"group.json".into(), &"Use one of: confirmed, single, unsure.".into())
    );
    let text = fs::read_to_string(folder.path().join("pack/group.json")).expect("the file");
    let number = |at: &serde_json::Value| usize::try_from(at.as_u64().expect("a number")).expect("small");
    let line = text.lines().nth(number(&finding["line"]) - 1).expect("the line");
    let (from, to) = (number(&finding["column"]), number(&finding["end"]["column"]));
    assert_eq!(line.chars().skip(from - 1).take(to - from).collect::<String>(), "\"sure\"");
    assert_eq!(
        findings(Path::new(&motor())),
        serde_json::json!({"check": 1, "usable": true, "findings": []})
    );
}

#[test]
fn check_marks_what_is_at_fault_and_tells_several_faults_at_once() {
    let folder = changed(
        "group.json",
        "{\"const\": \"kub\"}}, \"required\": [\"group.kind\"]",
        "{\"const\": \"kubb\"}}, \"required\": [\"group.kin\"]",
    );
    let said = layak(&["check", folder.path().join("pack").to_str().expect("a path")], "");
    for (line, mark) in [("\"const\": \"kubb\"", "^^^^^^"), ("[\"group.kin\"]", "^^^^^^^^^^^")] {
        let lines: Vec<&str> = said.err.lines().collect();
        let marked = lines
            .windows(2)
            .any(|pair| pair[0].contains(line) && pair[1].trim_start_matches([' ', '|']) == mark);
        assert!(marked, "{line}: {}", said.err);
    }
    assert!(said.err.contains("= help: Perhaps you mean `kub`."), "{}", said.err);
    let indonesian = layak_in("id", &["check", folder.path().join("pack").to_str().expect("a path")], "");
    assert!(indonesian.err.contains("= bantuan: Mungkin maksud Anda `kub`."), "{}", indonesian.err);
}

#[test]
fn a_missing_comma_is_marked_where_it_should_stand() {
    let folder = changed("pack.json", "\"id\": \"gorontalo-motor\",", "\"id\": \"gorontalo-motor\"");
    let document = findings(&folder.path().join("pack"));
    let syntax = &document["findings"].as_array().expect("findings")[0];
    assert_eq!(syntax["code"], "syntax");
    let text = fs::read_to_string(folder.path().join("pack/pack.json")).expect("the file");
    let line = text.lines().position(|line| line.contains("\"id\": \"gorontalo-motor\"")).expect("the line");
    assert_eq!(syntax["line"], line + 1);
}

#[test]
fn a_folder_without_a_pack_is_unusable() {
    let folder = tempfile::tempdir().expect("a folder");
    for command in ["check", "facts", "cases"] {
        let said = layak(&[command, folder.path().to_str().expect("a path")], "");
        assert_eq!(said.status, 2, "{command}: {}", said.err);
        assert!(said.err.starts_with("error: "), "{}", said.err);
    }
}

#[test]
fn facts_lists_every_fact_with_type_question_and_sensitivity() {
    let said = layak(&["facts", &motor(), "--json"], "");
    assert_eq!(said.status, 0, "{}", said.err);
    let facts: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    let facts = facts.as_array().expect("an array");
    assert!(!facts.is_empty());
    let table = layak(&["facts", &motor()], "").out;
    for fact in facts {
        let id = fact["id"].as_str().expect("an id");
        let line = table.lines().find(|line| line.starts_with(&format!("{id} "))).expect(id);
        for member in ["type", "sensitivity"] {
            assert!(line.contains(fact[member].as_str().expect(member)), "{id}: {member}");
        }
        assert!(line.contains(fact["question"]["en"].as_str().expect("a question")), "{id}: question");
    }
}

#[test]
fn decide_reads_a_file_or_standard_input_and_gives_the_same_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("answers.json");
    fs::write(&file, "{}").expect("written");
    let common =
        ["decide", &motor(), "--on", "2026-11-22", "--json", "--draft", "--answers"].map(str::to_owned);
    let run = |answers: &str, input: &str| {
        let mut arguments: Vec<&str> = common.iter().map(String::as_str).collect();
        arguments.push(answers);
        layak(&arguments, input)
    };
    let (from_file, from_input) = (run(file.to_str().expect("a path"), ""), run("-", "{}"));
    assert_eq!((from_file.status, from_input.status), (0, 0), "{}", from_file.err);
    assert_eq!(from_file.out, from_input.out);
    let outcome: serde_json::Value = serde_json::from_str(&from_file.out).expect("JSON");
    assert_eq!(outcome["outcome"], 1);
    assert_eq!(outcome["on"], "2026-11-22");
    assert_eq!(outcome["mode"], "draft");
}

#[test]
fn a_draft_lists_its_open_questions_in_words() {
    let said = layak(&["decide", &motor(), "--on", "2026-11-22", "--draft", "--answers", "-"], "{}");
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.contains("still to be answered"), "{}", said.out);
}

#[test]
fn unusable_answers_are_refused_with_their_place() {
    for (answers, code) in [
        ("", "json-syntax"),
        ("[]", "wrong-shape"),
        ("{\"no.such\": 1}", "unknown-fact"),
        ("{\n  \"group.members\": 1.5\n}", ""),
        ("{\"a\": 1", ""),
        ("\u{0}", ""),
        (&"[".repeat(10_000), ""),
    ] {
        let said = layak(&["decide", &motor(), "--on", "2026-11-22", "--answers", "-"], answers);
        assert_eq!(said.status, 2, "{answers:.40}: {}", said.out);
        assert!(said.err.starts_with("error: ") && said.err.contains(code), "{}", said.err);
        assert!(said.err.contains("--> -:"), "{}", said.err);
        assert!(!said.err.contains("panicked"), "{}", said.err);
    }
}

#[test]
fn a_date_that_does_not_exist_is_unusable() {
    let said = layak(&["decide", &motor(), "--on", "2026-02-30", "--answers", "-"], "{}");
    assert_eq!(said.status, 2);
    assert!(said.err.contains("2026-02-30"), "{}", said.err);
}

#[test]
fn a_compiled_pack_decides_as_its_folder_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("motor.layak");
    let file = file.to_str().expect("a path");
    let said = layak(&["compile", &motor(), "-o", file], "");
    assert_eq!(said.status, 0, "{}", said.err);
    let decide = |pack: &str| {
        layak(&["decide", pack, "--on", "2026-11-22", "--json", "--draft", "--answers", "-"], "{}")
    };
    assert_eq!(decide(file).out, decide(&motor()).out);
}

#[test]
fn publishing_writes_a_manifest_that_leads_to_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = layak(&["compile", &motor(), "--publish", folder.path().to_str().expect("a path")], "");
    assert_eq!(said.status, 0, "{}", said.err);
    let manifest = fs::read(folder.path().join("gorontalo-motor.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    let program =
        manifest["program"].as_str().expect("an address").strip_prefix("/packs/").expect("under /packs/");
    let bytes = fs::read(folder.path().join(program)).expect("the program");
    let loaded = layak_rules::Program::load(&bytes).expect("a program");
    assert_eq!(loaded.info().id(), "gorontalo-motor");
    let source = fs::read(folder.path().join("gorontalo-motor.source.json")).expect("the source");
    assert_eq!(
        manifest["sha256"],
        layak_pack::hex(&layak_pack::sha256(&source)).as_str(),
        "the digest is of the source"
    );
}

#[test]
fn a_file_that_is_no_program_is_unusable_without_a_panic() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("broken.layak");
    for bytes in [&b""[..], b"\0\0\0\0", b"layak", &[255; 1000]] {
        fs::write(&file, bytes).expect("written");
        let said = layak(&["facts", file.to_str().expect("a path")], "");
        assert_eq!(said.status, 2);
        assert!(said.err.contains("layak compile") && !said.err.contains("panicked"), "{}", said.err);
    }
}

#[test]
fn cases_pass_and_a_changed_expectation_is_seen() {
    let said = layak(&["cases", &motor(), "--quiet"], "");
    assert_eq!(said.status, 0, "{}", said.out);
    let folder = tempfile::tempdir().expect("a folder");
    let case = r#"{"id":"x","title":"t","source":"s","mode":"final","on":"2026-11-22","answers":{},
        "expect":[{"decision":"no-such","verdict":"eligible"}]}"#;
    fs::write(folder.path().join("x.json"), case).expect("written");
    let said = layak(&["cases", &motor(), "--cases", folder.path().to_str().expect("a path")], "");
    assert_eq!(said.status, 1);
    assert!(said.out.contains("no-such: not decided") && said.out.contains("1 failed"), "{}", said.out);
}

#[test]
fn explain_says_a_decision_in_words_as_the_law_reads_on_the_date() {
    let said = layak(&["explain", &motor(), "aid", "--on", "2026-11-22"], "");
    assert_eq!(said.status, 0, "{}", said.err);
    for words in [
        "the law on 22 November 2026",
        "The answer to “Through which kind of group do you apply?” is “Joint business group (KUB)”.",
        "[PP 7/2021, Pasal 35]",
        "In force: since 1 January 2022",
    ] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    let mut sentences = said.out.lines().skip(1).filter(|line| !line.trim_start().starts_with('['));
    assert!(sentences.all(|line| line.chars().count() <= 100 && !line.ends_with(' ')), "{}", said.out);
    let said = layak_in("id", &["explain", &motor(), "aid", "--on", "2026-11-22"], "");
    assert!(said.out.contains("Jawaban kantor atas"), "{}", said.out);
}

#[test]
fn explain_names_a_list_by_its_title_with_the_source_and_without() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = folder.path().join("pack.layak");
    let (source, program) =
        (motor().replace("gorontalo-motor", "sumsel-wub"), program.to_str().expect("a path"));
    layak(&["compile", &source, "-o", program], "");
    let name = "“Districts with a turn in South Sumatra”";
    for pack in [source.as_str(), program] {
        let said = layak(&["explain", pack, "--on", "2018-06-01"], "");
        let words = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(&format!("is in the list {name} (")), "{name}: {}{}", said.out, said.err);
    }
}

#[test]
fn explain_names_the_decisions_when_there_is_no_such_one() {
    let said = layak(&["explain", &motor(), "no-such", "--on", "2026-11-22"], "");
    assert_eq!(said.status, 2);
    assert!(said.err.contains("`no-such`") && said.err.contains("aid"), "{}", said.err);
}

#[test]
fn a_batch_decides_each_line_and_counts_what_it_refuses() {
    let folder = tempfile::tempdir().expect("a folder");
    layak(&["compile", &motor(), "--publish", folder.path().to_str().expect("a path")], "");
    let manifest = fs::read(folder.path().join("gorontalo-motor.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    let submission = |pack: &str| {
        serde_json::json!({"submission": 1, "pack": {"id": pack, "sha256": manifest["sha256"]}, "on": "2026-11-22",
            "lang": "id", "answers": {}})
    };
    let (good, strange) = (submission("gorontalo-motor"), submission("no-such"));
    let input = format!("{good}\n\n{{\"submission\":1}}\n{strange}\n{good}\n");
    let said = layak(&["batch", &motor(), "--in", "-", "--out", "-"], &input);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("2 decided, 2 refused"), "{}", said.err);
    let lines: Vec<serde_json::Value> =
        said.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.iter().filter_map(|line| line["line"].as_u64()).collect::<Vec<_>>(), [1, 3, 4, 5]);
    assert_eq!(lines[2]["error"]["code"], "unknown-pack");
    assert_eq!(lines[0]["outcome"], lines[3]["outcome"]);
}

#[test]
fn indonesian_is_spoken_when_asked() {
    let said = layak_in("id", &["check", &motor()], "");
    assert!(said.out.contains("dapat dipakai"), "{}", said.out);
    let said = layak_in("id", &["decide", &motor(), "--on", "2026-11-22", "--answers", "-"], "[]");
    assert!(said.err.starts_with("kesalahan: jawaban harus berupa objek"), "{}", said.err);
}
