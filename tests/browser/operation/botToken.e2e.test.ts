/** An owner connects the bot in the page, sees how Telegram describes it, and disconnects it. No page shows the token. */
import { afterAll, expect, test } from "vitest"
import { startBotApi } from "../../telegram/server/botApi.ts"
import { browserScene } from "../scene/browserScene.ts"
import { expectFits } from "../scene/expectFits.ts"

const api = await startBotApi({ privacy: true })
const scene = browserScene({ TELEGRAM_API_ROOT: api.url })
afterAll(api.stop)

test("a wrong token is explained, the right one connects the bot without a restart, and Disconnect stops it", async () => {
  const { page, close } = await scene.enterAsOwner()
  await page.goto(`${scene.tracker.origin}/settings/telegram`)
  const field = page.getByLabel("Token of the bot")
  await expect(scene.tracker.tt("login", "--name", "Ann", "--telegram")).rejects.toThrow(/there is no bot/)
  await page.getByRole("button", { name: "Check" }).click()
  await page.getByText("Paste the token that @BotFather gave you.").waitFor()
  await field.fill("4242:not-the-right-token")
  await page.keyboard.press("Enter")
  await page.getByText(/Telegram refuses this token/).waitFor()
  expect(await field.inputValue()).toBe("4242:not-the-right-token")

  await field.fill(` ${api.token} `)
  await page.keyboard.press("Enter")
  await page.getByText("Telegram knows this bot: Tracker, @tracker_bot").waitFor()
  await page.getByText(/Privacy mode is on/).waitFor()
  await page.getByText("People can add it to groups.").waitFor()
  await expectFits(page, "bot-token-checked")
  await page.getByRole("button", { name: "Connect", exact: true }).click()
  await page.getByText(new RegExp(`The token ends in …${api.token.slice(-4)}`)).waitFor()
  await page.locator(".dot-state.on").waitFor()
  // The command line has no token in its environment: it uses the stored one.
  const { code } = JSON.parse(await scene.tracker.tt("login", "--name", "Ann", "--telegram", "--json"))
  expect(code).toMatch(/^[\w-]{22}$/)
  expect(await scene.tracker.tt("doctor", "--json")).toContain("the bot @tracker_bot")
  expect(await page.content()).not.toContain(api.token)
  await expectFits(page, "bot-token-connected")

  await page.reload()
  await page.getByText(new RegExp(`The token ends in …${api.token.slice(-4)}`)).waitFor()
  await page.getByRole("button", { name: "Disconnect" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Disconnect" }).click()
  await field.waitFor()
  await page.getByText("No Telegram bot", { exact: true }).waitFor()
  // Neither what the product printed nor an answer has the token.
  expect(scene.tracker.printed()).not.toContain("test-token-of-the-tracker")
  await close()
})
