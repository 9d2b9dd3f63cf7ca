//! The officer's pages: only with a session, only from our own pages, every look recorded.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be prepared must fail")]

mod running;

use running::{NIK, OFFICER, Server};
use serde_json::json;

#[tokio::test]
async fn without_a_session_there_is_only_the_login() {
    let server = Server::start().await;
    let reference = server.submit("0123456789abcdef", &server.submission()).await.json()["reference"].clone();
    let case = format!("/officer/cases/{}", reference.as_str().unwrap());
    for path in ["/officer", &case, "/officer/export"] {
        for cookie in ["", "layak-officer=", "layak-officer=AAAAAAAAAAAAAAAAAAAAAA", "other=1"] {
            let answer = server.get(path, &[("cookie", cookie)]).await;
            assert_eq!(
                (answer.status, answer.header("location")),
                (303, "/officer/login"),
                "{path} {cookie}"
            );
        }
    }
    for path in [&case, "/officer/export", "/officer/logout"] {
        let answer = server.form(path, "", "pack=uji&reason=pemeriksaan&state=done&note=x".into()).await;
        assert_eq!((answer.status, answer.header("location")), (303, "/officer/login"), "{path}");
    }
}

#[tokio::test]
async fn a_case_shows_answers_decisions_and_what_was_claimed() {
    let server = Server::start().await;
    let mut document = server.submission();
    document["claim"]["verdicts"][1]["verdict"] = json!("ask-the-office");
    document["answers"]["business.size"] = json!("other");
    document["on"] = json!("2020-01-01");
    let reply = server.submit("0123456789abcdef", &document).await.json();
    let reference = reply["reference"].as_str().unwrap();
    let cookie = server.log_in().await;
    let list = server.get("/officer?flagged=1&state=received&pack=uji", &[("cookie", &cookie)]).await;
    assert!(list.text.contains(reference) && list.text.contains("Klaim peramban berbeda"), "{}", list.text);
    assert!(!list.text.contains(NIK) && !list.text.contains("Burungdara"), "nothing personal on the list");
    let page =
        server.get(&format!("/officer/cases/{}", reference.to_lowercase()), &[("cookie", &cookie)]).await;
    for part in [
        reference,
        NIK,
        "Canarya Burungdara",
        "Rp120.000.000",
        "Keripik singkong",
        "Beku",
        "Memenuhi syarat",
        "Tanya kantor",
        "PP 7/2021",
        "/business.size",
        "Tanggal di peramban: 1 Januari 2020",
        "Pendapat kedua (JSON Schema) sama",
        "Diterima",
    ] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"));
    assert_eq!(page.header("cache-control"), "no-store");
    let trail = server.app.store.trail_of(reference).await.unwrap();
    let actions: Vec<&str> = trail.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["case.receive", "case.read"]);
}

#[tokio::test]
async fn a_case_tells_how_its_rules_read_on_the_day_of_the_decision() {
    let server = Server::start().await;
    let reply = server.submit("0123456789abcdef", &server.submission()).await.json();
    let cookie = server.log_in().await;
    let path = format!("/officer/cases/{}", reply["reference"].as_str().unwrap());
    let page = server.get(&path, &[("cookie", &cookie)]).await.text;
    let (_, rules) = page.split_once("Bagaimana aturannya").unwrap();
    let (rules, _) = rules.split_once("Jawaban pemohon").unwrap();
    assert_eq!(rules.matches("<details class=\"law\">").count(), 3, "{rules}");
    for words in [
        "Aturan seperti yang berlaku pada ",
        "<summary>Bantuan</summary>",
        "Jawaban atas “Omzet setahun?” paling banyak Rp2.000.000.000.",
        "ada dalam daftar “Bidang usaha yang termasuk” (",
        "sudah lewat paling sedikit 2 tahun (paling lambat ",
        "PP 7/2021, Pasal 35 ayat (5)",
        "Bila tidak ada yang di atas cocok.",
    ] {
        assert!(rules.contains(words), "{words} in {rules}");
    }
}

#[tokio::test]
async fn a_case_tells_what_failed_and_what_already_settled_its_verdicts() {
    let server = Server::start().await;
    let mut poor = server.submission();
    poor["answers"]["business.sales"] = 2_500_000_000_i64.into();
    poor["answers"]["product"][1]["product.kinds"] = json!(["dry"]);
    let reply = server.submit("0123456789abcdef", &poor).await.json();
    let cookie = server.log_in().await;
    let path = format!("/officer/cases/{}", reply["reference"].as_str().unwrap());
    let page = server.get(&path, &[("cookie", &cookie)]).await.text;
    let (_, decided) = page.split_once("Putusan server").unwrap();
    let (decided, _) = decided.split_once("Bagaimana aturannya").unwrap();
    for words in [
        "<p class=\"cite\">Sudah ditentukan oleh: Omzet setahun</p>",
        "Sudah ditentukan oleh: Omzet setahun; Mulai kapan; Nama produk (1); ",
        "<li>Omzet setahun? Jawaban: Rp2.500.000.000. Diminta: paling banyak Rp2.000.000.000.</li>",
        "<li>Produk. Jawaban: 0. Diminta: paling sedikit 1 dengan “Jenis apa saja?”: memuat Beku.</li>",
    ] {
        assert!(decided.contains(words), "{words} in {decided}");
    }
    // Of what holds nothing failed.
    assert!(!decided.contains("Mulai kapan? Jawaban"), "{decided}");
}

#[tokio::test]
async fn notes_are_kept_sealed_and_move_the_state() {
    let server = Server::start().await;
    let reply = server.submit("0123456789abcdef", &server.submission()).await.json();
    let reference = reply["reference"].as_str().unwrap();
    let cookie = server.log_in().await;
    let path = format!("/officer/cases/{reference}");
    let saved = server.form(&path, &cookie, "state=needs-repair&note=Foto+KTP+buram+%3Cb%3E".into()).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let page = server.get(&path, &[("cookie", &cookie)]).await.text;
    assert!(page.contains("Perlu perbaikan") && page.contains("Foto KTP buram &lt;b&gt;"));
    let status = json!({"reference": reference, "secret": reply["secret"]}).to_string();
    assert_eq!(server.post("/v1/status", &[], status).await.json()["state"], "needs-repair");
    let bad = server.form(&path, &cookie, "state=bribed&note=".into()).await;
    assert_eq!(bad.code(), "wrong-value");
    let folder = server.stop().await;
    let bytes = std::fs::read(running::database(&folder)).unwrap();
    assert!(!bytes.windows(8).any(|part| part == b"Foto KTP"));
}

#[tokio::test]
async fn requests_from_other_sites_do_nothing() {
    let server = Server::start().await;
    let reply = server.submit("0123456789abcdef", &server.submission()).await.json();
    let path = format!("/officer/cases/{}", reply["reference"].as_str().unwrap());
    let cookie = server.log_in().await;
    let own = server.address.clone();
    let form = ("content-type", "application/x-www-form-urlencoded");
    for headers in [
        vec![form, ("cookie", &cookie)],
        vec![form, ("cookie", &cookie), ("sec-fetch-site", "cross-site")],
        vec![form, ("cookie", &cookie), ("sec-fetch-site", "same-site")],
        vec![form, ("cookie", &cookie), ("sec-fetch-site", "none")],
        vec![form, ("cookie", &cookie), ("origin", "https://evil.example")],
        vec![form, ("cookie", &cookie), ("origin", "null")],
        vec![form, ("cookie", &cookie), ("origin", running::PARTNER)],
        vec![form, ("cookie", &cookie), ("origin", &own), ("sec-fetch-site", "cross-site")],
    ] {
        for path in [path.as_str(), "/officer/logout", "/officer/export", "/officer/login"] {
            let answer = server.post(path, &headers, "state=done&note=&pack=uji&reason=pemeriksaan").await;
            assert_eq!(answer.code(), "cross-site", "{path} {headers:?}");
        }
    }
    assert_eq!(server.get("/officer", &[("cookie", &cookie)]).await.status, 200, "still logged in");
    let allowed = [form, ("cookie", &cookie), ("origin", &own)];
    assert_eq!(server.post(&path, &allowed, "state=done&note=").await.status, 303);
}

#[tokio::test]
async fn logging_in_is_guarded_and_recorded() {
    let server = Server::start().await;
    for _ in 0..6 {
        let answer = server.form("/officer/login", "", format!("name={}&password=wrong", OFFICER.0)).await;
        assert_eq!((answer.status, answer.header("set-cookie")), (422, ""));
    }
    let waiting =
        server.form("/officer/login", "", format!("name={}&password={}", OFFICER.0, OFFICER.1)).await;
    assert!(waiting.text.contains("Terlalu banyak percobaan"), "{}", waiting.text);
    let unknown = server.form("/officer/login", "", "name=kata-sandi-salah-tempat&password=x".into()).await;
    assert_eq!(unknown.status, 422);
    let trail = server.app.store.trail_of(OFFICER.0).await.unwrap();
    assert_eq!(trail.iter().filter(|entry| entry.action == "login.refused").count(), 6);
    assert_eq!(server.app.store.trail_of("kata-sandi-salah-tempat").await.unwrap(), []);
}

#[tokio::test]
async fn the_cookie_is_guarded_and_ends_with_the_session() {
    let server = Server::start().await;
    let body = format!("name={}&password={}", OFFICER.0, OFFICER.1);
    let answer = server.form("/officer/login", "", body).await;
    for part in ["HttpOnly", "SameSite=Lax", "Path=/officer", "Max-Age="] {
        assert!(answer.header("set-cookie").contains(part), "{part}");
    }
    let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
    assert_eq!(server.get("/officer", &[("cookie", &cookie)]).await.status, 200);
    assert_eq!(server.form("/officer/logout", &cookie, String::new()).await.status, 303);
    assert_eq!(
        server.get("/officer", &[("cookie", &cookie)]).await.status,
        303,
        "the old cookie is worth nothing"
    );
}

#[tokio::test]
async fn the_same_nik_is_flagged_in_both_cases() {
    let server = Server::start().await;
    let mut references = Vec::new();
    for number in 0..2 {
        let reply = server.submit(&format!("0123456789abcdef-{number}"), &server.submission()).await.json();
        references.push(reply["reference"].as_str().unwrap().to_owned());
    }
    let mut other = server.submission();
    other["answers"]["owner.nik"] = json!("7501010101900002");
    let third = server.submit("0123456789abcdef-other", &other).await.json();
    let cookie = server.log_in().await;
    for (this, that) in [(0, 1), (1, 0)] {
        let page =
            server.get(&format!("/officer/cases/{}", references[this]), &[("cookie", &cookie)]).await.text;
        assert!(page.contains("NIK yang sama") && page.contains(&references[that]));
    }
    let path = format!("/officer/cases/{}", third["reference"].as_str().unwrap());
    assert!(!server.get(&path, &[("cookie", &cookie)]).await.text.contains("NIK yang sama"));
}

#[tokio::test]
async fn exports_need_a_reason_and_are_recorded() {
    let server = Server::start().await;
    server.submit("0123456789abcdef", &server.submission()).await;
    let cookie = server.log_in().await;
    let refused = server.form("/officer/export", &cookie, "pack=uji&reason=x".into()).await;
    assert_eq!(refused.status, 422);
    let csv =
        server.form("/officer/export", &cookie, "pack=uji&reason=laporan+bulanan&separator=%2C".into()).await;
    assert!(csv.header("content-disposition").starts_with("attachment"));
    let (head, row) = csv.text.split_once("\r\n").unwrap();
    assert!(head.starts_with("nomor,diterima,") && head.contains("2 product.name"), "{head}");
    assert!(row.contains(&format!("'{NIK}")) && row.contains("120000000"), "{row}");
    let trail = server.app.store.trail_of("uji").await.unwrap();
    assert_eq!((trail[0].action.as_str(), trail[0].detail.as_str()), ("export", "1 cases: laporan bulanan"));
}

#[tokio::test]
async fn the_receipt_page_answers_without_script() {
    let server = Server::start().await;
    let reply = server.submit("0123456789abcdef", &server.submission()).await.json();
    let receipt = reply["receipt"].as_str().unwrap();
    let good = server.form("/receipts", "", format!("receipt={receipt}")).await;
    assert!(
        good.text.contains("Bukti terima ini asli")
            && good.text.contains(reply["reference"].as_str().unwrap())
    );
    let mut bad = receipt.to_owned();
    bad.replace_range(100..101, if &bad[100..101] == "A" { "B" } else { "A" });
    let bad = server.form("/receipts", "", format!("receipt={bad}")).await;
    assert!(bad.text.contains("tidak sah"));
}
