/** The odd messages as a file. */
import { mediaOddities, type Oddity, textOddities } from "./oddities.ts"
import { frameOddities, noMessages, senderOddities } from "./senders.ts"

export const oddities = [...textOddities, ...mediaOddities, ...senderOddities, ...frameOddities]

const usual = {
  id: "1",
  date: '"2026-09-01T12:00:00"',
  date_unixtime: '"1788253200"',
  from: '"Ann"',
  from_id: '"user1"'
}

/** The JSON of a message: the usual fields that the oddity does not have, and its own. */
export const oddMessage = ({ json }: Oddity, id: number): string => {
  const added = Object.entries({ ...usual, id: String(id) }).flatMap(([name, value]) =>
    json.includes(`"${name}":`) ? [] : [`"${name}":${value}`]
  )
  return `{${[...added, json].join(",")}}`
}

export const oddExport = (
  messages: ReadonlyArray<string>,
  head = '"name":"Pier","type":"private_supergroup","id":9'
): string => `{${head},"messages":[${messages.join(",\n")}]}`

/** An ordinary message of another person. */
export const zed = `{"id":99,"type":"message","date_unixtime":"1788253100","from":"Zed","text":"hello"}`

/** A file of every kind, after an ordinary message. */
export const fileOfAll = oddExport([zed, ...oddities.map((oddity, i) => oddMessage(oddity, 100 + i)), ...noMessages])
export const oddReadable = 1 + oddities.filter(({ read }) => read !== null).length
export const oddLeftOut = oddities.length + 1 - oddReadable + noMessages.length
