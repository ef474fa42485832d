/** How the routes of knowledge name things: by an id, or, of topics and atoms, by the number that people say. */
import { Schema } from "effect"
import { HttpApiEndpoint } from "effect/http-api"
import { Receipt } from "../../../contract.ts"
import { commandHeaders, noFields } from "../requestFields.ts"
import { commandProblems } from "../../problems/problems.ts"

export const Id = Schema.String.check(
  Schema.isPattern(/^[a-z0-9]{8,40}$/, { message: "must be an id of 8 to 40 lower-case letters and digits" })
)
export const byId = { id: Id }
/** `K-3`, `A-12`. */
export const numbered = (letter: "K" | "A", what: string) => ({
  id: Schema.String.check(
    Schema.isPattern(new RegExp(`^([a-z0-9]{8,40}|[${letter}${letter.toLowerCase()}]-[0-9]{1,9})$`), {
      message: `must be ${what} id, or ${letter}-n`
    })
  )
})
type Params = typeof byId

/** The verbs of one kind of thing: `POST /<things>/:id/<verb>`. */
export const verbsOf = (things: string, params: Params = byId) => ({
  verb: <const Name extends string, Payload extends Schema.Struct.Fields>(name: Name, payload: Payload) =>
    HttpApiEndpoint.post(name, `/${things}/:id/${name}`, {
      params,
      headers: commandHeaders,
      payload: Schema.Struct(payload),
      success: Receipt,
      error: commandProblems
    }),
  /** One that needs no body. */
  bare: <const Name extends string>(name: Name) =>
    HttpApiEndpoint.post(name, `/${things}/:id/${name}`, {
      params,
      headers: commandHeaders,
      payload: noFields,
      success: Receipt,
      error: commandProblems
    })
})
