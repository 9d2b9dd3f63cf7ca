// What is said of each failure, and what to do: fetched when there is one. Those of the network are in engine.js.
export default {
  csp: {
    id: ["Aturan keamanan situs ini menahan formulir.", "Isi formulir di situs kantor, isinya sama."],
    en: ["This site's security policy stops the form.", "Fill in the form on the office's site; it is the same."],
  },
  "not-found": {
    id: ["Versi formulir ini sudah tidak ada di server.", "Muat ulang halaman ini, atau buka formulir di situs kantor."],
    en: ["This version of the form is no longer on the server.", "Reload this page, or open the form on the office's site."],
  },
  "wrong-type": {
    id: ["Server mengirim formulir dengan jenis berkas yang salah.", "Buka formulir di situs kantor dan beri tahu petugas kode di bawah."],
    en: ["The server sent the form as the wrong kind of file.", "Open the form on the office's site and tell the office the code below."],
  },
  damaged: {
    id: ["Berkas formulir rusak di perjalanan.", "Tekan Coba lagi. Bila tetap gagal, pakai jaringan lain."],
    en: ["The form's file was damaged on its way.", "Press Try again. If it fails again, use another network."],
  },
  "old-browser": {
    id: ["Peramban ini terlalu lama untuk formulir.", "Perbarui peramban Anda, atau buka formulir di situs kantor."],
    en: ["This browser is too old for the form.", "Update your browser, or open the form on the office's site."],
  },
  frame: {
    id: ["Bingkai formulir tidak menjawab.", "Situs ini mungkin belum terdaftar. Buka formulir di situs kantor."],
    en: ["The form's frame does not answer.", "This site may not be registered. Open the form on the office's site."],
  },
  "no-such-pack": {
    id: ["Formulir yang diminta halaman ini tidak ada di server kantor.", "Beri tahu pengelola situs kode di bawah."],
    en: ["The office's server does not have the form that this page asks for.", "Tell the site's keeper the code below."],
  },
  program: {
    id: ["Formulir di server tidak cocok dengan versi aplikasi ini.", "Muat ulang halaman ini, atau buka formulir di situs kantor."],
    en: ["The form on the server does not fit this version.", "Reload this page, or open the form on the office's site."],
  },
  "no-pack": {
    id: ["Halaman ini tidak menyebut formulir mana yang dipakai.", "Beri tahu pengelola situs: atribut pack kosong."],
    en: ["This page does not say which form to use.", "Tell the site's keeper: the pack attribute is empty."],
  },
  file: {
    id: ["Halaman dibuka dari berkas, bukan dari situs.", "Buka formulir di situs kantor."],
    en: ["The page was opened from a file, not from a site.", "Open the form on the office's site."],
  },
  unknown: {
    id: ["Formulir berhenti karena kesalahan yang tidak dikenal.", "Tekan Coba lagi, atau buka formulir di situs kantor."],
    en: ["The form stopped because of an unknown fault.", "Press Try again, or open the form on the office's site."],
  },
};
