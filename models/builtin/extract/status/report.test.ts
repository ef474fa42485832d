import { describe, expect, test } from "vitest"
import { reportOf } from "./report.ts"

const saysOf = (sentence: string) => reportOf(0, "A", sentence).says

describe("a report", () => {
  test.each([
    "ordered the gravel",
    "the gravel was ordered by Dan",
    "finally merged",
    "замовив щебінь",
    "щебінь привезли",
    "заказал щебень",
    "щебень привезли",
    "the gate opens from outside again",
    "ворота знову відкриваються",
    "ворота снова открываются"
  ])("says that work is done: %s", (sentence) => expect(saysOf(sentence)).toBe("done"))

  test.each([
    "not ordered yet",
    "the gravel is not ordered yet",
    "we haven't really started",
    "nothing ordered so far",
    "not even merged",
    "never arrived",
    "a gate bought by a former colleague",
    "щебінь ще не замовив",
    "ніхто не замовив щебінь",
    "щебінь не привезли",
    "щебень пока не заказал",
    "не до конца сделано"
  ])("does not say it after a negation: %s", (sentence) => expect(saysOf(sentence)).not.toBe("done"))
})
