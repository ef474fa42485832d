import { describe, expect, test } from "vitest"
import type { WindowMessage } from "../../../../distillation.ts"
import { extractByRules } from "../../extractByRules.ts"

/** "Ann: text" lines, a minute apart. */
const statementsIn = (...lines: ReadonlyArray<string>) => {
  const names = [...new Set(lines.map((line) => line.slice(0, line.indexOf(":"))))]
  const messages = lines.map((line, i): WindowMessage => {
    const author = line.slice(0, line.indexOf(":"))
    return {
      author,
      text: line.slice(author.length + 2),
      at: new Date(Date.UTC(2026, 10, 24, 9, i)).toISOString(),
      replyTo: null,
      context: false,
      from: names.indexOf(author)
    }
  })
  return extractByRules({
    messages,
    topics: [],
    atoms: [],
    precedents: [],
    people: names.map((name) => ({ name })),
    chat: "Yard",
    now: "2026-11-24T10:00:00Z",
    zone: "UTC"
  }).atoms.map(({ text }) => text)
}

describe("small talk is no statement", () => {
  test.each([
    "Ann: could you put the drill back on the shelf please?",
    "Ann: Bob, can you close the window? it's freezing",
    "Ann: whoever took my mug, please bring it back",
    "Ann: where is the screwdriver?",
    "Ann: is there another meeting in this room after ours?",
    "Ann: still waiting for Bob to unmute",
    "Ann: Bob: eats the rest of the buns",
    "Олег: Марто, полий квіти на підвіконні, будь ласка",
    "Олег: хто взяв ножиці з кухні?",
    "Олег: чекаємо, поки Назар підключиться",
    "Олег: Назар: з'їсть решту пиріжків",
    "Павел: верните, пожалуйста, стремянку на место",
    "Павел: кто забрал мою зарядку?",
    "Павел: кто сегодня ведёт созвон?",
    "Павел: Лёва: съест остальные пирожки"
  ])("%s", (line) => expect(statementsIn(line)).toEqual([]))

  test.each([
    "Ann: could you put the banner back on the homepage by Friday?",
    "Ann: who has the keys to the staging server?",
    "Ann: waiting for the vendor to send the certificate, can't deploy",
    "Олег: Марто, поверни, будь ласка, товар на склад до середи",
    "Павел: Даша, закрой заказ 318 сегодня"
  ])("but this is one: %s", (line) => expect(statementsIn(line)).toHaveLength(1))
})

describe("words that are taken back are no statement", () => {
  test.each([
    [["Ann: From Monday we only sell hats. just kidding"]],
    [["Ann: From Monday we only sell hats", "Ann: joking :)"]],
    [["Олег: вирішили: купуємо пароплав. жартую"]],
    [["Павел: решили: переезжаем на Бали. шучу"]],
    [["Ann: I heard we are moving to Porto, true?", "Bob: no, we are not moving. who told you that"]],
    [["Олег: чув, що нас закривають", "Марта: ні, ми не закриваємось. Хто таке вигадав"]],
    [["Ann: Bob said the reports will be free", "Bob: I never said that"]],
    [["Олег: Марта обіцяла зробити макет", "Марта: не обіцяла я такого"]],
    [["Павел: Даша сказала, что в пятницу выходной", "Даша: я такого не говорила"]]
  ])("%j", (lines) => expect(statementsIn(...lines)).toEqual([]))

  test.each([
    [["Ann: From Monday we only sell hats", "Bob: just kidding about the parrot"]],
    [["Олег: ні, не закриваємо філію до весни, так вирішили на нараді"]],
    [["Ann: we are not renewing the contract with Delta"]]
  ])("but this is one: %j", (lines) => expect(statementsIn(...lines).length).toBeGreaterThan(0))
})

test.each([
  "theoretically we could all move to the moon office",
  "в теорії ми могли б усі переїхати на море",
  "в идеале можно было бы вообще ничего не делать"
])("a thing that is possible only in theory is no idea: %s", (text) => expect(statementsIn(`Ann: ${text}`)).toEqual([]))
