import { afterEach, expect, test } from "vitest"
import { everyPart } from "./kit/speakIn.ts"
import { speak } from "./speak/speak.ts"
import { loadWords, speakAgain, speech, teamWords, words } from "./words.ts"

afterEach(() => localStorage.clear())

test("a page keeps its language while another page of the browser chooses a different one", async () => {
  localStorage.setItem("language", "uk")
  await loadWords("team")
  const english = speak<"team">("en")
  for (const part of everyPart.en) english.add(part)
  expect(teamWords.t("auditPage.ownersOnly")).toBe(english.t("auditPage.ownersOnly"))
})

test("another language replaces the words of all parts that the page has, without a new page", async () => {
  await loadWords("team")
  const before = [words.t("save"), teamWords.t("auditPage.ownersOnly"), speech()]
  localStorage.setItem("language", "uk")
  await speakAgain()
  const ukrainian = speak<"team">("uk")
  for (const part of everyPart.uk) ukrainian.add(part)
  expect([words.language, words.t("save"), teamWords.t("auditPage.ownersOnly")]).toEqual([
    "uk",
    ukrainian.t("save"),
    ukrainian.t("auditPage.ownersOnly")
  ])
  localStorage.setItem("language", "en")
  await speakAgain()
  expect([words.t("save"), teamWords.t("auditPage.ownersOnly"), speech() - 2]).toEqual(before)
})
