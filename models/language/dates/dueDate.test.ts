import { describe, expect, test } from "vitest"
import { dueDate } from "./dueDate.ts"

/** A Tuesday, half past eleven in Kyiv (UTC+2). */
const said = { at: "2026-11-24T09:30:00Z", zone: "Europe/Kyiv" }

/** Each row: a text, its due date, and the words of the text that name it. */
const table = (rows: ReadonlyArray<readonly [text: string, due: string | null, phrase?: string]>) => {
  test.each(rows.map(([text, due, phrase]) => ({ text, due, phrase })))("$text → $due", ({ text, due, phrase }) => {
    const found = dueDate(text, said)
    expect(found?.due ?? null).toBe(due)
    expect(found?.phrase).toBe(phrase ?? found?.phrase)
    expect(text).toContain(found?.phrase ?? "")
  })
}

describe("English", () => {
  table([
    ["Urgent: the login page crashes, please fix it by Friday", "2026-11-27", "Friday"],
    ["Fix it by friday 18:00", "2026-11-27T16:00:00Z", "friday 18:00"],
    ["Fix login @ann p1 fri 18:00", "2026-11-27T16:00:00Z", "fri 18:00"],
    ["Ship it @bo p2 thu", "2026-11-26", "thu"],
    ["the invoice is due tomorrow at noon", "2026-11-25T10:00:00Z", "tomorrow at noon"],
    ["call them tomorrow at 10 please", "2026-11-25T08:00:00Z", "tomorrow at 10"],
    ["at 6pm tomorrow, the demo", "2026-11-25T16:00:00Z", "at 6pm tomorrow"],
    ["tomorrow at 10:00 UTC", "2026-11-25T10:00:00Z"],
    ["tomorrow at 10am PST", "2026-11-25", "tomorrow"],
    ["by 5pm", "2026-11-24T15:00:00Z", "5pm"],
    ["answer them by 9:00", "2026-11-25T07:00:00Z", "9:00"],
    ["EOD please", "2026-11-24", "EOD"],
    ["docs by the end of the week", "2026-11-27", "end of the week"],
    ["somewhere next week", "2026-12-04", "next week"],
    ["at the end of next month", "2026-12-31", "end of next month"],
    ["EOQ at the latest", "2026-12-31", "EOQ"],
    ["by Q1", "2027-03-31", "Q1"],
    ["next Friday would do", "2026-12-04", "next Friday"],
    ["by the weekend", "2026-11-27"],
    ["let us migrate on the weekend", "2026-11-29"],
    ["renew it in two weeks", "2026-12-08", "in two weeks"],
    ["within an hour", "2026-11-24T10:30:00Z"],
    ["in a couple of days", "2026-11-26"],
    ["in a few days, in 10 days", "2026-11-27", "in a few days"],
    ["by 3.12.26", "2026-12-03"],
    ["on June 15th", "2027-06-15", "June 15th"],
    ["release by June 15th at 9am", "2027-06-15T06:00:00Z", "June 15th at 9am"],
    ["10-12 December we are away", "2026-12-12", "10-12 December"],
    ["due 6/12", "2026-12-06", "6/12"],
    ["2026-12-01T18:00 sharp", "2026-12-01T16:00:00Z", "2026-12-01T18:00"]
  ])
})

describe("Ukrainian", () => {
  table([
    ["Полагодити вхід до пʼятниці 18:00", "2026-11-27T16:00:00Z", "пʼятниці 18:00"],
    ["до п’ятниці", "2026-11-27", "п’ятниці"],
    ["Терміново, треба сьогодні", "2026-11-24", "сьогодні"],
    ["зробіть завтра о 10:30, будь ласка", "2026-11-25T08:30:00Z", "завтра о 10:30"],
    ["післязавтра демо", "2026-11-26", "післязавтра"],
    ["у вівторок о 10", "2026-12-01T08:00:00Z", "у вівторок о 10"],
    ["не пізніше четверга", "2026-11-26", "четверга"],
    ["наступної середи", "2026-12-02", "наступної середи"],
    ["до кінця тижня", "2026-11-27", "кінця тижня"],
    ["десь наступного тижня", "2026-12-04", "наступного тижня"],
    ["до кінця дня", "2026-11-24", "кінця дня"],
    ["до кінця кварталу", "2026-12-31"],
    ["через два дні", "2026-11-26"],
    ["через тиждень", "2026-12-01"],
    ["протягом години", "2026-11-24T10:30:00Z"],
    ["до 1 грудня", "2026-12-01", "1 грудня"],
    ["оплатити до 03.12", "2026-12-03", "03.12"],
    ["на вихідних", "2026-11-29"],
    ["до вихідних", "2026-11-27"],
    ["звіт до 15:00", "2026-11-24T13:00:00Z", "15:00"]
  ])
})

describe("Russian", () => {
  table([
    ["Срочно почините вход до пятницы", "2026-11-27", "пятницы"],
    ["нужно сделать к понедельнику", "2026-11-30", "понедельнику"],
    ["созвон во вторник в 10", "2026-12-01T08:00:00Z", "во вторник в 10"],
    ["сдаём в среду", "2026-11-25", "в среду"],
    ["до конца недели", "2026-11-27", "конца недели"],
    ["к концу месяца", "2026-11-30", "концу месяца"],
    ["на следующей неделе", "2026-12-04"],
    ["послезавтра", "2026-11-26"],
    ["через полчаса", "2026-11-24T10:00:00Z"],
    ["ещё через неделю", "2026-12-01", "через неделю"],
    ["до 1 декабря", "2026-12-01", "1 декабря"],
    ["до обеда", "2026-11-24T10:00:00Z"],
    ["не позднее 3.12.2026", "2026-12-03"]
  ])
})

describe("no due date is invented", () => {
  table([
    ["you may fix it", null],
    ["version 2.10.3 broke the build", null],
    ["linux-linaro-2.6.35 was folded into 2.6.31-22.68", null],
    ["node 24 returns HTTP 500 at 5 of 10 calls", null],
    ["fix it asap, now", null],
    ["24/7 support for 1/2 of users", null],
    ["the server died at 14:32", null],
    ["the server crashed on Friday", null],
    ["it has been slow since Monday", null],
    ["Login doesn't work today", null],
    ["the upload failed on 15 June", null],
    ["we talked about it last friday, 3 days ago, and yesterday", null],
    ["the sun sat low in the second half", null],
    ["10 запитів за годину", null],
    ["вчора впав сервер", null],
    ["з понеділка не працює пошук", null],
    ["сьогодні не працює вхід", null],
    ["переменные среды для четверти пользователей", null],
    ["в прошлый вторник упал сервер", null],
    ["until 31.02", null],
    ["", null]
  ])
})

describe("a past event does not hide a due date", () => {
  table([
    ["Login doesn't work today. Please fix it by tomorrow", "2026-11-25", "tomorrow"],
    ["It broke on Friday, the fix is due Monday", "2026-11-30", "Monday"],
    ["вчора впав сервер, розібратися до четверга", "2026-11-26", "четверга"],
    ["fix tomorrow what was broken", "2026-11-25"]
  ])
})

test("days are days of the message's time zone", () => {
  const late = "2026-11-24T23:30:00Z"
  expect(dueDate("tomorrow", { at: late, zone: "Europe/Kyiv" })?.due).toBe("2026-11-26")
  expect(dueDate("tomorrow", { at: late, zone: "America/New_York" })?.due).toBe("2026-11-25")
  expect(dueDate("tomorrow", { at: late, zone: "No/Such_Zone" })?.due).toBe("2026-11-25")
})

test("a time across the change to summer time is local time", () =>
  expect(dueDate("by Monday 9:00", { at: "2026-03-27T12:00:00Z", zone: "Europe/Kyiv" })?.due).toBe(
    "2026-03-30T06:00:00Z"
  ))

test("only the United States write the month first", () => {
  expect(dueDate("by 12/6", { at: said.at, zone: "America/Chicago" })?.due).toBe("2026-12-06")
  expect(dueDate("by 12/6", { at: said.at, zone: "America/Sao_Paulo" })?.due).toBe("2027-06-12")
})

test("a phrase that is known to be a deadline needs no preposition", () => {
  expect(dueDate("18:00", { ...said, isDeadline: true })).toEqual({ due: "2026-11-24T16:00:00Z", phrase: "18:00" })
  expect(dueDate("03.12", { ...said, isDeadline: true })?.due).toBe("2026-12-03")
  expect(dueDate("soon", { ...said, isDeadline: true })).toBeNull()
})

test("a text of 100 kB is read quickly, from its beginning", () => {
  const long = "до 12 на по 3.4 в к by 5 am at the end of ".repeat(2_500)
  expect(dueDate(`by Friday ${long}`, said)?.due).toBe("2026-11-27")
})
