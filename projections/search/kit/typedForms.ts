/** Texts with a word that people type in several ways, and questions that must find it by words. */
export const typedForms: {
  readonly [id: string]: { readonly text: string; readonly asked: ReadonlyArray<string> }
} = {
  apostrophe: {
    text: "Ваучери повертаємо за п’ять днів",
    asked: ["п'ять", "пʼять", "п`ять", "пять", "П’ЯТЬ", "«п'ять днів»", "п＇ять"]
  },
  yo: { text: "Ёлку поставили на причал", asked: ["ёлку", "елку", "ЕЛКУ", "е\u0308лку"] },
  hyphen: {
    text: "Send the e‑mail to Ann’s office",
    asked: ["e-mail", "email", "e–mail", "E‐MAIL", "mail", "ann", "anns", "Ann's", '"e-mail to"']
  },
  accent: { text: "Zoë runs the café", asked: ["zoe", "Zoe\u0308", "ZOË", "cafe", "cafe\u0301"] },
  mark: { text: "Замо́к на воротах", asked: ["замок", "ЗАМОК", "за\u0301мок"] },
  wide: { text: "Ｏｒｄｅｒ ＸＬ７", asked: ["order", "xl7", "ＸＬ７"] },
  ghe: { text: "Ґанок пофарбовано", asked: ["ґанок", "ганок"] },
  soft: { text: "The hand\u00adbook is printed", asked: ["handbook", "hand\u200bbook"] },
  sharp: { text: "Rock-n-roll on the pier", asked: ["rock-n-roll", "rock", "roll", "Rock—n—roll"] }
}
