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
