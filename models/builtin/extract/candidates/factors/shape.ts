/** The factors that the form of one sentence gives: its length, its numbers and names, its first word. */
import { plain } from "../../../../language/words.ts"
import { contentWords } from "../../../../language/text/contentWords.ts"
import type { Sentence } from "../../sentence/sentence.ts"

/** Only this much of a longer sentence is read. UTF-16 units. */
const mostRead = 600

const forms: ReadonlyArray<readonly [string, RegExp]> = [
  ["asks", /\?[\s\p{P}\p{S}]{0,4}$/u],
  ["asks inside", /\?\s+\S/u],
  ["exclaims", /!\s{0,3}$/u],
  ["trails off", /(?:\.\.\.?|…)\s{0,3}$/u],
  ["address of a page", /https?:\/\/|www\./u],
  ["only an address", /^\S{0,30}\s?https?:\/\/\S+$/u],
  ["money", /[€$£₴₽₸]\s?\d|\d\s?(?:[€$£₴₽₸]|грн|руб|тенге|euros?|eur|usd|uah|pounds?|тыс|тис)/iu],
  ["percent", /\d\s?%/u],
  ["clock", /(?<!\d)\d{1,2}[:.]\d{2}(?!\d)|(?<![\p{L}\d])\d{1,2}\s?(?:am|pm)(?!\p{L})/iu],
  ["range", /\d\s?[–-]\s?\d/u],
  ["phone", /\+\d[\d\s()-]{7,18}\d/u],
  ["many digits", /\d{3,}/u],
  ["a number", /(?<![\p{L}\d])\d+(?![\p{L}\d])/u],
  ["number and noun", /(?<![\p{L}\d.,])\d+(?:[.,]\d+)?\s(?!am|pm)\p{Ll}{3,}/u],
  ["label", /^[\p{L}\d][\p{L}\d .№#-]{1,28}:\s/u],
  ["list", /,\s[^,]{1,40},\s/u],
  ["technical word", /[\p{L}\p{N}][_./-][\p{L}\p{N}]|\p{Ll}\p{Lu}|`|\p{Lu}{2,}|\p{L}\d|#\d/u],
  ["name inside", /[^.!?\s:]\s\p{Lu}\p{Ll}+/u],
  ["tick", /[✅✔☑]/u],
  ["alarm", /[🚨⚠❗🔥]|!!|\?\?|[!?]{2,}|(?<!\p{Lu})\p{Lu}{3,30}\s\p{Lu}{3,30}/u],
  ["wink", /(?:^|\s)[:;=]-?[pPdD](?=\s|$)|;-?\)|[😂🤣😜😉😅🙃🙄🤪😏😆]/u],
  ["smile", /[:=]-?\)|[🙂😀😊😄😁😇🤗😎]|(?<=\s)\)+$/u],
  ["sad", /:-?\(|[😢😭😞😔😕😩😡😳]|(?<=\s)\(+$/u]
]

const weekday =
  /(?<!\p{L})(?:mon|tues?|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?(?:'s)?(?!\p{L})|(?<!\p{L})(?:понеділ\p{L}+|вівтор\p{L}+|серед[уаи]|четвер\p{L}*|п'ятниц\p{L}+|субот\p{L}+|неділ\p{L}+|понедельник\p{L}*|вторник\p{L}*|сред[уаые]|четверг\p{L}*|пятниц\p{L}+|суббот\p{L}+|воскресень\p{L}+|пт|пн|вт|ср|чт|сб|нд|вс)(?!\p{L})/u
const monthDay =
  /\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,7}(?!\p{L})|(?<!\p{L})(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,7} \d{1,2}|(?<!\p{L})the \d{1,2}(?:st|nd|rd|th)(?!\p{L})|\d{1,2}(?:-?го|-?е|-?му|-?те)? ?(?:січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд|янв|фев|март|апр|мая|июн|июл|авг|сент|окт|нояб|дек)\p{L}{0,7}|(?<![\p{L}\d])\d{1,2}-?(?:го|му|те|ме|е)(?!\p{L})/u
const soon =
  /(?<!\p{L})(?:today|tonight|tomorrow|next (?:week|month|year|sprint)|this (?:week|month|year|sprint)|in (?:a|two|three|\d+) (?:days?|weeks?|months?)|(?:by|until|till|before|after) (?:the )?(?:end|next|then|noon|lunch|midnight|morning|evening|eod|eow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|easter|new year|now|spring|summer)|january|february|march|april|june|july|august|september|october|november|december|spring|summer|autumn|winter|сьогодні|завтра|післязавтра|наступн\p{L}+|цього (?:тижня|місяця)|за (?:день|тиждень|два|три|\d+)|через (?:день|тиждень|два|три|\d+)|до (?:кінця|обіду|вечора|\p{L}+дня)|сегодня|послезавтра|следующ\p{L}+|на этой неделе|через (?:день|неделю)|до (?:конца|обеда|вечера|\p{L}+дня)|(?:січн|лют|березн|квітн|травн|червн|липн|серпн|вересн|жовтн|листопад|грудн|январ|феврал|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)\p{L}{1,3})(?!\p{L})/u

const firstWords: ReadonlyArray<readonly [string, RegExp]> = [
  [
    "first: asks",
    /^(?:so |and |but |а |і |и |ну |ok |hi |hey )?(?:who|what|when|where|why|how|which|whose|does|do|did|is|are|was|has|have|should|can|could|will|would|any|хто|що|коли|де|чому|навіщо|як|який|яка|яке|які|чи|скільки|куди|кто|что|когда|где|почему|зачем|как|какой|какая|какое|какие|сколько|куда)(?!\p{L})/u
  ],
  [
    "first: I",
    /^(?:and |but |so |ok |also |а |і |и |но |але |ну )?(?:i|i'm|i'll|i've|i'd|я|мені|мне|my|мій|моя|мой)(?!\p{L})/u
  ],
  [
    "first: we",
    /^(?:and |but |so |ok |also |а |і |и |но |але |ну )?(?:we|we're|we'll|we've|our|ми|мы|нам|у нас|наш\p{L}*)(?!\p{L})/u
  ],
  ["first: you", /^(?:and |but |so |ok |also |а |і |и |но |але |ну )?(?:you|you'll|you're|your|ти|ви|ты|вы)(?!\p{L})/u],
  [
    "first: pronoun",
    /^(?:and |but |so |ok |also |а |і |и |но |але |ну )?(?:it|it's|its|that|that's|this|these|those|they|they're|he|she|there|це|він|вона|воно|вони|там|той|та|те|это|он|она|оно|они|тот|то)(?!\p{L})/u
  ],
  ["first: joins", /^(?:and|but|or|because|which|that|also|then|although|й|і|та|але|або|бо|и|но|или|потому)(?!\p{L})/u],
  [
    "first: verb",
    /^(?:please |pls |just |then |ok |and |also |будь ласка |пожалуйста )?(?:add|approve|arrange|ask|book|bring|buy|call|change|check|clean|close|confirm|copy|create|delete|do|draft|email|ensure|explain|file|find|finish|fix|get|give|hide|install|invite|keep|leave|let|look|make|merge|move|open|order|pay|pick|post|prepare|print|publish|put|read|release|remind|remove|rename|replace|report|reset|restart|restore|return|review|revert|run|send|set|share|show|start|stop|switch|take|talk|tell|test|turn|update|upload|use|verify|wait|write)(?!\p{L})/u
  ]
]

const said: ReadonlyArray<readonly [string, RegExp]> = [
  ["has I", /(?<!\p{L})(?:i|i'm|i'll|i've|i'd|me|my|я|мені|мене|мій|моя|моє|мне|меня|мой|мое)(?!\p{L})/u],
  [
    "has you",
    /(?<!\p{L})(?:you|you'll|you're|your|u|ти|тебе|тобі|твій|твоя|ви|вас|вам|ваш\p{L}*|ты|тебя|тебе|твой|вы)(?!\p{L})/u
  ],
  ["has we", /(?<!\p{L})(?:we|we're|we'll|we've|us|our|ми|нас|нам|наш\p{L}*|мы)(?!\p{L})/u],
  [
    "negation",
    /(?<!\p{L})(?:no|not|never|none|nobody|nothing|cannot|\p{L}+n't|без|не|ні|нема|немає|ніхто|нет|никто|ничего|нічого|without)(?!\p{L})/u
  ],
  [
    "past verb",
    /(?<!\p{L})(?:was|were|had|did|went|came|got|took|gave|said|told|\p{L}{3,}ed)(?!\p{L})|(?<!\p{L})\p{L}{3,}(?:ив|ала|али|ила|или|ував|ювала|ал|ил|ело|ло)(?!\p{L})/u
  ]
]

const lengthFactors = [
  "no content",
  "one word",
  "two words",
  "few words",
  "some words",
  "many words",
  "very many words"
] as const

export const shapeOf = (sentence: Sentence): ReadonlyArray<string> => {
  const text = sentence.text.slice(0, mostRead)
  const read = plain(text)
  const found = [...forms, ...firstWords, ...said].flatMap(([name, pattern]) =>
    pattern.test(
      name.startsWith("first") || name.startsWith("has") || name === "negation" || name === "past verb" ? read : text
    )
      ? [name]
      : []
  )
  if (weekday.test(read)) found.push("weekday")
  if (monthDay.test(read)) found.push("day of a month")
  if (soon.test(read)) found.push("a time")
  if (/\d/u.test(read) && !/^\S+$/u.test(read)) found.push("figure")
  if (found.some((name) => name === "weekday" || name === "day of a month" || name === "clock")) found.push("dated")
  if (sentence.addressed) found.push("addressed")
  return [...found, lengthFactorOf(contentWords(text).length)]
}

const lengthFactorOf = (content: number): string => {
  const limits = [0, 1, 2, 4, 7, 12]
  const at = limits.findIndex((limit) => content <= limit)
  return lengthFactors[at < 0 ? lengthFactors.length - 1 : at] ?? "very many words"
}
