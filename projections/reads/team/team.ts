/** The facts about people that administrators see: sign-in methods, open tasks, and words in chats. */
import { Effect } from "effect"
import { ChatId } from "../../../domain/ids.ts"
import type { StoredWays } from "../../models/team/ways.ts"
import type { Row } from "../../postgres.ts"
import { schemas } from "../../runner/tables/tables.ts"
import type { Asked, Audiences, Tables } from "../pages.ts"

export interface WaysOut {
  readonly telegram: boolean
  readonly passkeys: number
  readonly accounts: number
  /** Unused recovery codes. */
  readonly codes: number
}
/** The words of one author. */
export interface WorkOf {
  readonly messages: number
  /** The time of the last one. */
  readonly last: string
  /** The chats with their messages. */
  readonly chats: ReadonlyArray<ChatId>
}

const { live } = schemas
const open = ["open", "in-progress"]

/** The methods of one person, and those of everyone who was merged into the person. */
const withAbsorbed = (rows: ReadonlyMap<string, StoredWays>, id: string): WaysOut => {
  const row = rows.get(id)
  if (row === undefined) return { telegram: false, passkeys: 0, accounts: 0, codes: 0 }
  const all = [row, ...row.absorbed.map((away) => withAbsorbed(rows, away))]
  const sum = (of: "passkeys" | "accounts" | "codes") => all.reduce((n, each) => n + each[of], 0)
  return {
    telegram: all.some(({ telegram }) => telegram),
    passkeys: sum("passkeys"),
    accounts: sum("accounts"),
    codes: sum("codes")
  }
}

const waysIn = (rows: ReadonlyArray<Row>): ReadonlyMap<string, WaysOut> => {
  // The runner stores only rows of the declared type.
  const stored = new Map(rows.map((row) => [String(row["id"]), row as unknown as StoredWays]))
  return new Map([...stored.keys()].map((id) => [id, withAbsorbed(stored, id)]))
}

export const teamReads = (tables: Tables) => ({
  ways: tables.query((sql) => sql`select * from ${sql(live)}.ways`).pipe(Effect.map(waysIn)),
  openTasks: (audiences: Audiences): Asked<ReadonlyMap<string, number>> =>
    tables
      .query(
        (sql) => sql`
        select assignee, count(*)::int as n from ${sql(live)}.tasks
        where status = any(${open}) and assignee is not null and audience = any(${audiences}) group by assignee`
      )
      .pipe(Effect.map((rows) => new Map(rows.map((row) => [String(row["assignee"]), Number(row["n"])])))),
  spoken: (audiences: Audiences, authors: ReadonlyArray<string>): Asked<ReadonlyMap<string, WorkOf>> =>
    tables
      .query(
        (sql) => sql`
        select author, count(*)::int as n, max("sentAt") as last,
          array_to_json(array_agg(distinct chat) filter (where chat is not null)) as chats
        from ${sql(live)}.messages
        where author = any(${authors}) and not redacted and audience = any(${audiences}) group by author`
      )
      .pipe(Effect.map((rows) => new Map(rows.map((row) => [String(row["author"]), workOf(row)]))))
})

const workOf = ({ n, last, chats }: Row): WorkOf => ({
  messages: Number(n),
  last: String(last),
  chats: Array.isArray(chats) ? chats.map((chat) => ChatId.make(String(chat))) : []
})
