import { describe, expect, test } from "vitest"
import type { WindowMessage } from "../../../distillation.ts"
import { allAtOnce } from "../../../slices/slices.ts"
import { candidatesInSlices } from "./candidates.ts"

const said = (text: string, minute = 0, author = "A", more: Partial<WindowMessage> = {}): WindowMessage => ({
  author,
  text,
  at: new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString(),
  replyTo: null,
  context: false,
  from: null,
  ...more
})
const found = (...messages: ReadonlyArray<WindowMessage>) => allAtOnce(candidatesInSlices(messages)).candidates
const typesOf = (text: string) => found(said(text)).map(({ type }) => type)

const ofKind = {
  decision: [
    [
      "We agreed to move the standup to 10:00",
      "Let's not renew the billboard contract",
      "The tasting moves to Thursday the 14th"
    ],
    ["Домовились перенести реліз на вівторок", "Другу зміну в серпні не відкриваємо", "Ми вирішили вивіску НЕ міняти"],
    [
      "Договорились перенести съёмку на среду",
      "Второй склад в этом году не открываем",
      "Тогда берём курьера с понедельника"
    ]
  ],
  problem: [
    ["The export button does not work in Safari", "Customers complain that the parcel arrives open"],
    ["листи з підтвердженням не приходять клієнтам", "Клієнти скаржаться, що посилки приходять відкриті"],
    ["письма с подтверждением не приходят клиентам", "Клиенты жалуются, что посылки приходят открытыми"]
  ],
  blocker: [
    ["We are blocked by the missing staging database"],
    ["робота заблокована через доступ до сервера"],
    ["мы заблокированы, ждем ответа от банка"]
  ],
  risk: [
    ["There is a risk that the launch slips to December"],
    ["є ризик не встигнути з міграцією"],
    ["Сертификат магазина действует до 3 мая"]
  ],
  question: [
    ["Does anyone know where the staging keys are?", "How many seats does the new licence cover?"],
    ["Чи треба зберігати паперові чеки для аудиту?", "Хто відповідає за графік відпусток?"],
    ["Нужно ли хранить бумажные чеки для проверки?", "Кто отвечает за график отпусков?"]
  ],
  insight: [
    ["FYI the free plan is limited to 500 contacts per list"],
    ["До відома: безкоштовний тариф має ліміт 500 контактів"],
    ["К сведению: бесплатный тариф ограничен 500 контактами"]
  ],
  idea: [
    ["What if we open an hour earlier on Saturdays?"],
    ["А що якщо відкриватися на годину раніше в суботу?"],
    ["А что если открываться на час раньше по субботам?"]
  ]
} as const

describe.each(Object.entries(ofKind))("a statement of the kind %s", (kind, [english, ukrainian, russian]) => {
  test.each([...english, ...ukrainian, ...russian])("%s", (text) => expect(typesOf(text)).toEqual([kind]))
})

describe("no knowledge", () => {
  test.each([
    ["denied trouble", ["No bugs found in the second round", "помилок немає, все добре", "багов нет, всё чисто"]],
    ["a blocker that is gone", ["we are no longer blocked"]],
    ["sarcasm", ["oh great, one more form about forms", "what could possibly go wrong"]],
    [
      "a condition that cannot come true",
      [
        "If I ever win the lottery, I buy us a new printer",
        "якби я виграв мільйон, купив би новий принтер",
        "если бы я выиграл миллион, купил бы новый принтер"
      ]
    ],
    [
      "a rumour",
      ["heard from the neighbours that we are closing", "кажуть, нас скоро закриють", "говорят, нас скоро закроют"]
    ],
    [
      "the words of others",
      [
        'she wrote "we decided to sell the office" in her novel',
        "він сказав: «ми вирішили закрити склад», але то був жарт",
        "он сказал: «мы решили закрыть склад», но это была шутка"
      ]
    ],
    [
      "a denial",
      [
        "Nobody said that we launch on Sunday",
        "Ніхто не казав, що закриваємо філію",
        "Никто не обещал, что переедем весной"
      ]
    ],
    ["a question back", ["what do you mean?", "що ти маєш на увазі?", "что ты имеешь в виду?"]],
    ["the meeting itself", ["ok, moving on", "хвилинку, зараз почнемо", "минутку, сейчас начнем"]]
  ])("is in %s", (_, texts) => {
    for (const text of texts) expect(typesOf(text), text).toEqual([])
  })
})

describe("the context of a window", () => {
  test("is never a candidate", () =>
    expect(found(said("The export button does not work in Safari", 0, "A", { context: true }))).toEqual([]))
})

describe("a statement that means nothing alone", () => {
  test.each([
    ["do we replace the old kiosk software this year?", "no, not before the audit in March"],
    ["чи міняємо ми цього року старі стелажі?", "ні, не раніше березня"],
    ["меняем ли мы в этом году старые стеллажи?", "нет, не раньше марта"]
  ])("quotes the answered message, and has only its own words: %s", (question, answer) => {
    for (const candidate of found(said(question), said(answer, 1, "B")).filter(({ message }) => message === 1)) {
      expect(candidate.answered).toEqual({ message: 0, quote: question })
      expect(candidate.text).toBe(answer)
    }
  })
})

test("neighbouring sentences of one kind are one statement, and its quote is a piece of the message", () => {
  const text = "The label printer keeps jamming. The scanner does not work either."
  expect(found(said(text)).map(({ quote }) => quote)).toEqual([text])
})
