import { expect, test } from "vitest"
import { agentName } from "./agentName.ts"

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox, Linux"],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0",
    "Edge, Windows"
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/604.1",
    "Safari, iPhone"
  ],
  [
    "Mozilla/5.0 (Linux; Android 14; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36",
    "Chrome, Android"
  ],
  ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, l", "Linux"],
  ["curl/8.5", "curl/8.5"],
  ["", "Unknown browser"]
])("%s is %s", (agent, name) => expect(agentName({ agent, inTelegram: false })).toBe(name))

test("a session of the Mini App is named by Telegram and the system", () => {
  const agent = "Mozilla/5.0 (Linux; Android 14; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile"
  expect(agentName({ agent, inTelegram: true })).toBe("Telegram, Android")
  expect(agentName({ agent: "", inTelegram: true })).toBe("Telegram")
})
