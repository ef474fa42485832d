/** The people and the words of the contact sheet, in each language: a team writes in its own language. */
import type { BotLanguage } from "../words.ts"

export interface SheetWords {
  readonly ann: string
  readonly bo: string
  readonly title: string
  readonly other: string
  readonly topic: string
  readonly quote: string
  readonly group: string
  readonly browser: string
}

export const sheetWords: { readonly [L in BotLanguage]: SheetWords } = {
  en: {
    ann: "Ann",
    bo: "Bo",
    title: "Fix the login",
    other: "Mend the sign-in",
    topic: "login",
    quote: "Nobody can sign in on the phone since yesterday",
    group: "Design",
    browser: "Firefox on Linux"
  },
  uk: {
    ann: "Ганна",
    bo: "Богдан",
    title: "Полагодити вхід",
    other: "Виправити авторизацію",
    topic: "вхід",
    quote: "Від учора ніхто не може увійти з телефона",
    group: "Дизайн",
    browser: "оглядач на телефоні"
  },
  ru: {
    ann: "Анна",
    bo: "Богдан",
    title: "Починить вход",
    other: "Исправить авторизацию",
    topic: "вход",
    quote: "Со вчерашнего дня никто не может войти с телефона",
    group: "Дизайн",
    browser: "браузер на телефоне"
  }
}
