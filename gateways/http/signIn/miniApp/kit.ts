/** Signs data as Telegram does, for tests. */
import { createHmac } from "node:crypto"

export const botToken = "7000000001:AAtest-token-of-the-bot"

interface Opened {
  /** The id of the Telegram user. @default 424242 */
  readonly user?: number
  /** Milliseconds of Unix time. */
  readonly at: number
  readonly token?: string
  /** Fields to add or to replace, before signing; undefined leaves a field out. */
  readonly fields?: Readonly<Record<string, string | undefined>>
}

/** The `initData` of an app that was opened at `at`. */
export const signedInitData = ({ user = 424_242, at, token = botToken, fields = {} }: Opened): string => {
  const given = {
    query_id: "AAHdF6IQAAAAAN0XohDhrOrc",
    user: JSON.stringify({ id: user, first_name: "Áda & Bo", username: "ada", language_code: "en" }),
    auth_date: String(Math.floor(at / 1000)),
    signature: "FNWSy6kv5n4kkmYYmfTbrgRtswTvwXgHTRWBVjp-YOv2srtMFSYCWZ9nGr",
    ...fields
  }
  const signed = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  const lines = signed.map(([name, value]) => `${name}=${value}`).toSorted()
  const key = createHmac("sha256", "WebAppData").update(token).digest()
  const hash = createHmac("sha256", key).update(lines.join("\n")).digest("hex")
  return [...signed, ["hash", hash] as const].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")
}
