//! The catalogue: one line per word, Indonesian and English. `{0}` marks a place for a value.

macro_rules! catalogue {
    (buttons { $($button:ident: $button_id:literal, $button_en:literal;)* }
     words { $($word:ident: $word_id:literal, $word_en:literal;)* }) => {
        /// A word or sentence of the form itself.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the words are their own description")]
        pub enum Word { $($button,)* $($word,)* }

        impl Word {
            /// All words.
            pub const ALL: &[Word] = &[$(Word::$button,)* $(Word::$word,)*];
            /// The words on buttons and links that do something.
            pub const BUTTONS: &[Word] = &[$(Word::$button,)*];

            /// Every word in Indonesian and English, in their order.
            pub(super) const TABLE: &[[&str; 2]] = &[$([$button_id, $button_en],)* $([$word_id, $word_en],)*];
            /// How many there are.
            pub(super) const COUNT: usize = Word::ALL.len();
        }
    };
}

catalogue! {
    buttons {
        Next: "Lanjut", "Continue";
        Back: "Kembali", "Back";
        ToReview: "Periksa jawaban", "Check your answers";
        ToResult: "Lihat daftar program", "See the programmes";
        FillIn: "Isi formulir", "Fill in the form";
        Send: "Kirim pengajuan", "Send application";
        Change: "Ubah", "Change";
        ChangeField: "Ubah: {0}", "Change: {0}";
        Edit: "Perbaiki data", "Correct the details";
        Remove: "Hapus", "Remove";
        RemoveItem: "Hapus {0}", "Remove {0}";
        Undo: "Batalkan penghapusan", "Undo removal";
        ContinueDraft: "Lanjutkan isian", "Continue where you left off";
        StartOver: "Mulai dari awal", "Start again";
        DeleteDraft: "Hapus data di perangkat ini", "Delete the data on this device";
        Print: "Cetak", "Print";
        TryAgain: "Coba lagi", "Try again";
        ContinueAtOffice: "Lanjut di halaman kantor", "Continue on the page of the office";
        NewApplication: "Buat pengajuan baru", "Start a new application";
        ShowReasons: "Lihat alasannya", "Show the reasons";
        OtherLanguage: "English", "Bahasa Indonesia";
    }
    words {
        Yes: "Ya", "Yes";
        No: "Tidak", "No";
        And: "dan", "and";
        Or: "atau", "or";
        Agreed: "Setuju", "Agreed";
        Optional: "(boleh kosong)", "(optional)";
        NotAnswered: "Belum terjawab", "Not answered yet";
        Step: "Langkah {0} dari {1}", "Step {0} of {1}";
        ItemOf: "{0} {1} dari {2}", "{0} {1} of {2}";
        ItemNumber: "{0} {1}", "{0} {1}";
        ItemNamed: "{0}: {1}", "{0}: {1}";
        AnyItems: "Apakah ada data {0} yang perlu Anda isi?", "Do you have any {0} to enter?";
        MoreItems: "Apakah masih ada {0} lain?", "Do you have another {0} to enter?";
        ItemsHeading: "Data {0} yang sudah Anda isi", "What you have entered under {0}";
        ItemsFull: "Daftar ini sudah penuh: paling banyak {0}.", "This list is full: at most {0}.";
        ReviewHeading: "Periksa jawaban Anda", "Check your answers";
        ReviewIntro: "Baca sekali lagi. Anda masih dapat mengubah setiap jawaban sebelum mengirim.", "Read once more. You can still change each answer before you send.";
        DeclarationHeading: "Pernyataan", "Declaration";
        SensitiveHere: "Jawaban ini tidak disimpan di perangkat ini.", "This answer is not kept on this device.";
        WithheldHere: "Data pribadi hanya ditanyakan di halaman kantor yang aman. Lanjutkan di sana untuk mengirim.", "Personal data is asked only on the secure page of the office. Continue there to send.";
        Day: "Tanggal", "Day";
        Month: "Bulan", "Month";
        Year: "Tahun", "Year";
        DateHint: "Contoh: 31 12 1990.", "For example: 31 12 1990.";
        MoneyHint: "Contoh: 1.500.000 atau 1,5 juta.", "For example: 1500000 or 1,5 juta.";
        ManyHint: "Pilih semua yang sesuai.", "Choose all that apply.";
        SearchHint: "Ketik beberapa huruf, lalu pilih dari daftar.", "Type a few letters, then choose from the list.";
        SearchFound: "{0} pilihan cocok.", "{0} options match.";
        SearchNothing: "Tidak ada yang cocok. Coba kata lain.", "Nothing matches. Try another word.";
        Rupiah: "rupiah", "rupiah";

        ProblemsHeading: "Ada yang perlu Anda perbaiki", "There is something to correct";
        ErrorPrefix: "Perlu perbaikan", "To correct";
        AskText: "Tulis jawaban Anda.", "Write your answer.";
        AskNumber: "Tulis angka, misalnya 12.", "Write a number, such as 12.";
        AskMoney: "Tulis jumlahnya dalam rupiah, misalnya 1.500.000.", "Write the amount in rupiah, such as 1500000.";
        AskDate: "Isi tanggal, bulan, dan tahun.", "Fill in day, month and year.";
        AskYesNo: "Pilih ya atau tidak.", "Choose yes or no.";
        AskOne: "Pilih satu jawaban.", "Choose one answer.";
        AskMany: "Pilih sedikitnya satu.", "Choose at least one.";
        AskAgree: "Beri tanda setuju untuk dapat mengirim.", "Agree to this before you send.";
        AskMore: "Pilih ya jika masih ada, atau tidak jika sudah lengkap.", "Choose yes if there is more, or no if the list is complete.";
        TooFewItems: "{0}: isi sedikitnya {1}.", "{0}: enter at least {1}.";
        WholeNumber: "Tulis angka bulat tanpa koma, misalnya 12.", "Write a whole number without a fraction, such as 12.";
        WholeRupiah: "Tulis rupiah penuh tanpa sen, misalnya 1.500.000.", "Write whole rupiah without cents, such as 1500000.";
        WhichAmount: "Maksud Anda {0}? Pilih, atau tulis ulang dengan titik, misalnya 1.500.000.", "Do you mean {0}? Choose, or write it again without marks, such as 1500000.";
        WhichNumber: "Maksud Anda {0}? Pilih, atau tulis ulang tanpa koma.", "Do you mean {0}? Choose, or write it again without a comma.";
        TooBig: "Angka ini terlalu besar. Periksa jumlah nolnya.", "This number is too big. Check the zeros.";
        DateMissing: "Isi juga {0}.", "Fill in the {0} too.";
        DateUnreadable: "Tulis tanggal seperti 31 Desember 1990.", "Write the date like 31 December 1990.";
        DateDay: "Tulis tanggal dengan angka 1 sampai 31.", "Write the day as a number from 1 to 31.";
        DateMonth: "Tulis bulan dengan angka 1 sampai 12, atau namanya.", "Write the month as a number from 1 to 12, or its name.";
        DateYear: "Tulis tahun dengan empat angka, misalnya 1990.", "Write the year with four digits, such as 1990.";
        DateWhich: "Maksud Anda {0}? Pilih, atau tulis ulang.", "Do you mean {0}? Choose, or write it again.";
        DateNoSuchDay: "{0} {1} hanya punya {2} hari. Periksa tanggalnya.", "{0} {1} has only {2} days. Check the day.";
        DigitCount: "Tulis {0} angka. Yang Anda tulis ada {1}.", "Write {0} digits. You wrote {1}.";
        DigitRange: "Tulis {0} sampai {1} angka. Yang Anda tulis ada {2}.", "Write {0} to {1} digits. You wrote {2}.";
        AskFormat: "Tulis seperti yang diminta.", "Write it as it is asked for.";
        ChooseAgain: "Pilih lagi dari daftar.", "Choose again from the list.";
        Unreadable: "Hapus tanda yang tidak terbaca, lalu tulis ulang.", "Remove the unreadable characters, then write it again.";
        TooLong: "Tulis lebih singkat.", "Write less.";
        CheckAgain: "Periksa jawaban ini.", "Check this answer.";
        AtTheOffice: "Jawab di halaman kantor yang aman.", "Answer on the secure page of the office.";

        PanelHeading: "Hasil sementara", "Result so far";
        PanelHeadingFinal: "Hasil", "Result";
        PanelHint: "Hasil ini berubah sesuai jawaban Anda.", "This result changes with your answers.";
        PanelEmpty: "Jawab pertanyaan untuk melihat hasilnya.", "Answer the questions to see the result.";
        PanelChanged: "Hasil berubah. {0}: {1}.", "The result has changed. {0}: {1}.";
        NextHeading: "Yang perlu Anda lakukan", "What to do";
        MissingHeading: "Yang masih perlu Anda jawab", "What is still to be answered";
        NotesHeading: "Perlu Anda ketahui", "Good to know";
        PlanHeading: "Urutan langkah Anda", "Your steps in order";
        PlanAfter: "Setelah {0}", "After {0}";
        PlanFor: "Untuk {0}", "For {0}";
        LawHeading: "Dasar hukum", "Legal basis";
        OfficeHeading: "Bantuan dari kantor", "Help from the office";
        OfficeChecks: "Kantor akan memeriksa ini.", "The office will check this.";
        MetOf: "{0} dari {1} syarat terpenuhi", "{0} of {1} criteria met";
        AnswerWas: "{0}: {1}", "{0}: {1}";

        VerdictEligible: "Memenuhi syarat", "Eligible";
        VerdictNotEligible: "Tidak memenuhi syarat", "Not eligible";
        VerdictNotYetEligible: "Belum memenuhi syarat", "Not eligible yet";
        VerdictAsk: "Tanyakan ke kantor", "Ask the office";
        VerdictUnknown: "Belum bisa dipastikan", "Cannot tell yet";
        VerdictRequired: "Wajib", "Required";
        VerdictNotRequired: "Tidak wajib", "Not required";
        VerdictHeld: "Sudah ada", "Held";
        VerdictExpired: "Masa berlaku habis", "Expired";
        VerdictRenew: "Perpanjang sekarang", "Renew now";
        VerdictExempt: "Bebas, dengan kewajiban lain", "Exempt, with another duty";
        VerdictOther: "Izin lain: {0}", "Another permit: {0}";
        VerdictOtherPlain: "Izin lain", "Another permit";
        VerdictCommitments: "Terbit dengan komitmen", "Issued with commitments";
        SayEligible: "Anda memenuhi semua syarat.", "You meet all criteria.";
        SayNotEligible: "Ada syarat yang tidak terpenuhi. Lihat alasannya.", "Some criteria are not met. See the reasons.";
        SayRepairable: "Ada syarat yang belum terpenuhi, tetapi dapat Anda perbaiki.", "Some criteria are not met yet, but you can mend them.";
        SayAsk: "Jawaban ini perlu penilaian kantor. Tanyakan ke kantor.", "The office has to judge this. Ask the office.";
        SayUnknown: "Belum bisa dipastikan. Jawab dulu pertanyaan yang masih kosong.", "Cannot tell yet. Answer the open questions first.";
        SayRequired: "Anda wajib mengurusnya.", "You must get it.";
        SayNotRequired: "Anda tidak wajib mengurusnya.", "You do not have to get it.";
        SayHeld: "Anda sudah memilikinya.", "You have it already.";
        SayExpired: "Masa berlakunya sudah habis. Anda wajib mengurusnya lagi.", "It has expired. You must get it again.";
        SayRenew: "Perpanjang sekarang, sebelum masa berlakunya habis.", "Renew it now, before it expires.";
        SayExempt: "Anda bebas dari izin ini, tetapi ada kewajiban lain.", "You are exempt, but another duty applies.";
        SayOther: "Untuk ini Anda wajib mengurus izin lain: {0}.", "For this you must get another permit: {0}.";
        SayOtherPlain: "Untuk ini Anda wajib mengurus izin lain.", "For this you must get another permit.";
        SayCommitments: "Izin terbit, dengan komitmen yang wajib Anda penuhi kemudian.", "It is issued, with commitments to meet later.";
        SayClassified: "Menurut jawaban Anda: {0}.", "By your answers: {0}.";

        StateMet: "Terpenuhi", "Met";
        StateUnmet: "Tidak terpenuhi", "Not met";
        StateRepairable: "Belum terpenuhi, dapat Anda perbaiki", "Not met, you can mend it";
        StateUnknown: "Belum terjawab", "Not answered yet";
        StateAsk: "Kantor yang memeriksa", "The office checks";
        StandingSingle: "Satu sumber.", "One source.";
        StandingUnsure: "Sumber belum pasti; kantor yang memastikan.", "The source is uncertain; the office will confirm.";
        DateValidUntil: "Berlaku sampai", "Valid until";
        DateRenewBy: "Perpanjang paling lambat", "Renew by";
        DateRequiredFrom: "Wajib mulai", "Required from";
        DateDueBy: "Paling lambat", "Due by";
        DaysFromTo: "{0} sampai {1}", "{0} to {1}";
        DaysSince: "sejak {0}", "since {0}";
        DaysUntil: "sampai {0}", "until {0}";
        WindowNotYet: "Belum dibuka", "Not open yet";
        WindowOpen: "Dibuka", "Open";
        WindowExtended: "Masa pendaftaran bertambah", "Extended";
        WindowSuspended: "Berhenti sementara", "Suspended";
        WindowMoved: "Pindah waktu", "Moved";
        WindowClosed: "Sudah tutup", "Closed";
        WindowNone: "Belum ada jadwal yang kami ketahui", "No edition is known";

        FinderHeading: "Program untuk Anda", "Programmes for you";
        FinderHint: "Daftar ini berubah sesuai jawaban Anda. Jawaban ikut terisi di formulir program.", "This list changes with your answers. They go into the programme's form.";
        FinderFetching: "Sedang diperiksa.", "Being checked.";
        FinderFailed: "Program ini belum dapat diambil. Periksa sambungan internet Anda.", "This programme could not be fetched yet. Check your connection.";
        FinderUntouched: "Buka formulirnya untuk memeriksa program ini.", "Open its form to check this programme.";
        FinderUntil: "{0} sampai {1}", "{0} until {1}";
        FinderOpen: "Pertanyaan tersisa: {0}", "Questions left: {0}";
        FinderShut: "Belum bisa dipastikan, sedang tidak dibuka", "Cannot tell yet, not open now";
        FinderAlso: "Periksa juga", "Check these too";
        FinderCarried: "{0} jawaban Anda dari pencari program sudah terisi.", "Answers taken over from the programme finder: {0}.";

        DraftSaved: "Tersimpan di perangkat ini sampai {0}.", "Kept on this device until {0}.";
        DraftFound: "Ada isian yang belum selesai, tersimpan sampai {0}.", "There is an unfinished form, kept until {0}.";
        DraftSensitive: "Data pribadi tidak ikut tersimpan. Isi lagi sebelum mengirim.", "Personal data was not kept. Enter it again before you send.";
        DraftOtherVersion: "Pertanyaan formulir ini sudah berubah. Periksa jawaban Anda.", "The questions of this form have changed. Check your answers.";
        DraftDropped: "Jawaban lama tidak terpakai lagi: {0}.", "Answers no longer used: {0}.";
        DraftExpired: "Isian lama sudah kedaluwarsa dan terhapus.", "The old form has expired and was deleted.";
        StatusDraft: "Tersimpan di perangkat", "Kept on the device";
        StatusSending: "Sedang mengirim", "Sending";
        StatusWaiting: "Menunggu sambungan. Pengajuan terkirim begitu tersambung.", "Waiting for a connection. The application is sent as soon as there is one.";
        StatusReceived: "Kantor sudah menerima", "Received by the office";
        ReceiptHeading: "Pengajuan Anda sudah masuk", "Your application has been received";
        ReceiptReference: "Nomor pengajuan", "Reference";
        ReceiptTime: "Waktu masuk", "Received at";
        ReceiptKeep: "Simpan atau cetak halaman ini.", "Keep or print this page.";
        ReceiptCheck: "Pindai kode ini untuk memeriksa tanda terima.", "Scan this code to check the receipt.";
        ReceiptDiffers: "Kantor memutuskan lain dari hasil di layar. Yang berlaku adalah hasil kantor.", "The office decided differently from the screen. The decision of the office counts.";
        SendFailed: "Pengajuan belum terkirim. Isian Anda aman di perangkat ini.", "The application was not sent. What you entered is safe on this device.";

        // What only a browser has to say.
        Duration: "Sekitar {0} menit. Paling banyak {1} pertanyaan.", "About {0} minutes. At most {1} questions.";
        Gain: "Hasil terlihat sambil Anda menjawab, dengan dasar hukum dan langkah berikutnya.", "You see the result while you answer, with its legal basis and the next steps.";
        Kept: "Jawaban tersimpan di perangkat ini saja sampai Anda mengirim. Data pribadi tidak ikut tersimpan.", "Answers stay on this device until you send. Personal data is not kept.";
        Offline: "Formulir yang sudah terbuka tetap dapat diisi tanpa internet.", "Once it is open, the form works without the internet.";
        Begin: "Mulai", "Start";
        NotKept: "Perangkat ini tidak dapat menyimpan isian. Selesaikan sebelum menutup halaman.", "This device cannot keep the draft. Finish before you close the page.";
        Stay: "Jangan tutup halaman ini. Data pribadi hanya ada di sini sampai terkirim.", "Do not close this page. Personal data is only here until it is sent.";
        NewTab: "(tab baru)", "(new tab)";
        OnScreen: "Di layar: {0}", "On screen: {0}";
        ByOffice: "Menurut kantor: {0}", "By the office: {0}";
        Refused: "Kantor menolak kiriman ini", "The office refused this application";
        Code: "Kode: {0}", "Code: {0}";
        QrName: "Kode QR tanda terima {0}", "QR code of receipt {0}";
        CheckLink: "Periksa tanda terima", "Check the receipt";
        TypeMore: "Ketik lebih banyak huruf untuk pilihan lain.", "Type more letters for other options.";
        ForgetAll: "Semua jawaban akan hilang dari perangkat ini.", "All answers will be gone from this device.";
        KeepAll: "Tetap simpan", "Keep them";
        NotOnDevice: "Jawaban di halaman ini tidak disimpan di perangkat. Isi menjelang mengirim.", "Answers on this page are not kept on this device. Fill them in shortly before you send.";
    }
}
