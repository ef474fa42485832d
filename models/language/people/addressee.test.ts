import { describe, expect, test } from "vitest"
import { addressee, personNamed } from "./addressee.ts"

const ann = { id: "person:ann", names: ["@ann_smith", "Ann Smith"] }
const bo = { id: "person:bo", names: ["@bo", "Bo"] }
const hanna = { id: "person:hanna", names: ["Ганна Коваль", "Аня"] }
const oleh = { id: "person:oleh", names: ["@oleh", "Олег"] }
const sergey = { id: "person:sergey", names: ["Сергей Петров"] }
const people = [ann, bo, hanna, oleh, sergey]

describe("a person is asked", () => {
  test.each([
    ["Fix login @ann_smith p1 fri 18:00", ann.id],
    ["@BO please look, cc @ann_smith", bo.id],
    ["cc @ann_smith @bo", null],
    ["cc: @ann_smith — @oleh, глянь", oleh.id],
    ["Ann, the login page is down", ann.id],
    ["Hey Ann, can you look?", ann.id],
    ["Could you have a look, Ann?", ann.id],
    ["The docs are old. Ann Smith to update them", ann.id],
    ["Assign it to Bo", bo.id],
    ["owner: Bo", bo.id],
    ["Ганно, перевір рахунок", hanna.id],
    ["Аню, глянь, будь ласка", hanna.id],
    ["доручити Ганні оновити документацію", hanna.id],
    ["нехай Олег подивиться", oleh.id],
    ["Олеже, сервер лежить", oleh.id],
    ["Сергей, посмотри пожалуйста", sergey.id],
    ["поручить Сергею Петрову", sergey.id],
    ["пусть Сергей починит", sergey.id]
  ])("%s → %s", (text, id) => expect(addressee(text, people)).toBe(id))
})

describe("no person is asked", () => {
  test.each([
    ["Ann said that the login is broken"],
    ["the page of Bo is blank"],
    ["write to ann_smith@bo.example about it"],
    ["annual report, the Annex, bobsled"],
    ["@nobody please look"],
    ["Вчора Ганна знайшла помилку"],
    ["олегархія, аняте"],
    [""]
  ])("%s", (text) => expect(addressee(text, people)).toBeNull())
})

test("a name that fits two people finds no person", () => {
  const other = { id: "person:ann2", names: ["Ann Jones"] }
  expect(addressee("Ann, please fix it", [...people, other])).toBeNull()
  expect(addressee("Ann Jones, please fix it", [...people, other])).toBe(other.id)
})

test("special characters of expressions in names have no meaning", () => {
  const odd = { id: "person:odd", names: ["(a+)+$", ".*"] }
  expect(addressee("Bob, please fix it", [odd])).toBeNull()
  expect(addressee("(a+)+$, please fix it", [odd])).toBe(odd.id)
})

test("a quote names a person in any form of the name", () => {
  expect(personNamed("@ann_smith", people)).toBe(ann.id)
  expect(personNamed("Ганні", people)).toBe(hanna.id)
  expect(personNamed("Ann and Bo", people)).toBeNull()
  expect(personNamed("the whole team", people)).toBeNull()
})

describe("a short form names a person if it fits only one", () => {
  const kovalenko = { id: "person:kovalenko", names: ["Олександр Коваленко"] }
  const moroz = { id: "person:moroz", names: ["Kateryna Moroz"] }
  const team = [...people, kovalenko, moroz]

  test.each([
    ["Сашо, глянь на рахунок", kovalenko.id],
    ["Саша, посмотри счёт, пожалуйста", kovalenko.id],
    ["Катю, перевір звіт", moroz.id],
    ["Kate, could you check the report?", moroz.id]
  ])("%s → %s", (text, id) => expect(addressee(text, team)).toBe(id))

  test("a form of two people names none of them", () => {
    const other = { id: "person:other", names: ["Олександра Мельник"] }
    expect(addressee("Саша, глянь на рахунок", [...team, other])).toBeNull()
    expect(addressee("Саша, глянь на рахунок", [...team, { id: "person:sasha", names: ["Саша"] }])).toBe("person:sasha")
  })
})

test("a name that is also a word is a name only where a person is addressed", () => {
  const will = { id: "person:will", names: ["Will Hart"] }
  const may = { id: "person:may", names: ["May Lin"] }
  const nadiia = { id: "person:nadiia", names: ["Надія Біла"] }
  const vera = { id: "person:vera", names: ["Вера Ким"] }
  const legal = { id: "person:legal", names: ["Legal"] }
  const team = [will, may, nadiia, vera, legal]
  expect(addressee("Will, please look", team)).toBe(will.id)
  expect(addressee("May, can you check the till?", team)).toBe(may.id)
  expect(addressee("Надіє, перевір касу", team)).toBe(nadiia.id)
  expect(addressee("Вера, проверь кассу", team)).toBe(vera.id)
  for (const text of [
    "It will work",
    "you may close it",
    "є надія, що встигнемо",
    "нужна вера в успех",
    "talked to legal about the contract"
  ])
    expect(addressee(text, team)).toBeNull()
})

test("a person who is asked for a thing is not asked for work", () =>
  expect(addressee("print the flyers, ask Bo for the projector", people)).toBeNull())
