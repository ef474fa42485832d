/** The language is changed in Settings: all words that are in sight change without a new page, and typed text stays. */
import type { Page } from "playwright"
import { expect, test } from "vitest"
import { browserScene } from "../scene/browserScene.ts"

const scene = browserScene()
const title = "Mend the pier"

/** Words of the menu, the bar, the sections and the fields of the page, in each language. */
const shown = {
  English: ["en", "Settings", "My tasks", "Language and time", "Time zone", "Saved"],
  Українська: ["uk", "Налаштування", "Мої завдання", "Мова й час", "Часовий пояс", "Збережено"],
  Русский: ["ru", "Настройки", "Мои задачи", "Язык и время", "Часовой пояс", "Сохранено"]
} as const
type Name = keyof typeof shown
const names = Object.keys(shown) as ReadonlyArray<Name>

const choose = async (page: Page, name: Name) => {
  await page.getByText(name, { exact: true }).click()
  await page.locator(`html[lang=${shown[name][0]}]`).waitFor({ state: "attached" })
}
const expectOnly = async (page: Page, name: Name) => {
  const [, settings, mine, section, zone, saved] = shown[name]
  await page.getByRole("heading", { level: 1, name: settings }).waitFor()
  await page.getByRole("link", { name: mine }).first().waitFor()
  await page.getByRole("heading", { name: section }).waitFor()
  await page.getByText(zone, { exact: true }).first().waitFor()
  await page.getByText(saved, { exact: true }).waitFor()
  const text = await page.locator("body").innerText()
  for (const other of names.filter((each) => each !== name))
    expect(shown[other].slice(1).filter((word) => text.includes(word))).toEqual([])
  // The choice has the focus again.
  expect(await page.evaluate(`document.activeElement?.closest(".check")?.textContent`)).toBe(name)
}

test("English, Ukrainian, Russian and English again, on one page and with a draft", async () => {
  const visitor = await scene.enter("Ann", "member")
  const { page } = visitor
  await page.getByRole("link", { name: "Settings" }).first().click()
  await page.keyboard.press("c")
  await page.getByRole("textbox", { name: "Title" }).fill(title)
  await page.keyboard.press("Escape")
  await page.getByRole("link", { name: "Language and time" }).click()
  await page.getByRole("radio").first().waitFor({ state: "attached" })
  for (const name of ["Українська", "Русский", "English"] as const) {
    await choose(page, name)
    await expectOnly(page, name)
    await page.keyboard.press("c")
    await page.getByRole("dialog").waitFor()
    expect(await page.getByRole("dialog").getByRole("textbox").first().inputValue()).toBe(title)
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
  }
  expect(await visitor.stayed()).toBe(true)
  expect(visitor.complaints).toEqual([])
  await visitor.close()
})
