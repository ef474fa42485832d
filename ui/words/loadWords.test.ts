import { afterEach, expect, test } from "vitest"
import { everyPart } from "./kit/speakIn.ts"
import { speak } from "./speak/speak.ts"
import { loadWords, teamWords } from "./words.ts"

afterEach(() => localStorage.clear())

test("a page keeps its language while another page of the browser chooses a different one", async () => {
  localStorage.setItem("language", "uk")
  await loadWords("team")
  const english = speak<"team">("en")
  for (const part of everyPart.en) english.add(part)
  expect(teamWords.t("auditPage.ownersOnly")).toBe(english.t("auditPage.ownersOnly"))
})
