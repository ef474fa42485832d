/** The description of the WebSocket for programs, at `/asyncapi.json`: AsyncAPI 3.0, made of the schemas of the contract. */
import { Schema } from "effect"
import { HttpRouter, HttpServerResponse } from "effect/http"
import { clientFrames, serverFrames } from "./frameSchemas.ts"
import { rightsChangedCode, signedOutCode } from "../../contract/session/closeCodes.ts"
import { wireSchema } from "../../contract/frames.ts"
import { windowKinds } from "../../contract/windows.ts"

export const asyncApiPath = "/asyncapi.json"

const summaries: { readonly [I in keyof typeof clientFrames | keyof typeof serverFrames]: string } = {
  subscribe: "Follows a window, from the position of the cursor; null: from its rows.",
  unsubscribe: "Ends a window.",
  hello: "The first frame of a socket. A client for another schema must be updated.",
  snapshot: "The rows of a window, in parts: all but the last carry `more: true`.",
  changes:
    "With `window`: the answer to a subscription, in parts; `more: false` ends it, and the cursor is then `to`. With `lane`: rows of one audience that changed; a client that has missed a frame (`from` above its position in the lane) subscribes again.",
  position: "All changes of the view up to `at` have been sent: store it as the `seq` of the cursor.",
  progress: "The progress of an extraction, a run or an import.",
  stale: "The tables are behind (`why`), or up to date again (null).",
  refused: "The window is unknown or not allowed. `again: true`: subscribe again later."
}

const messagesOf = (frames: Readonly<Record<string, Schema.Top>>) =>
  Object.fromEntries(
    Object.entries(frames).map(([name, schema]) => [
      name,
      {
        name,
        // The cast: each name is one of the frames.
        summary: summaries[name as keyof typeof summaries],
        contentType: "application/json",
        payload: Schema.toJsonSchemaDocument(schema).schema
      }
    ])
  )
const refs = (frames: object) => Object.keys(frames).map((name) => ({ $ref: `#/channels/windows/messages/${name}` }))

/** Made once, because it does not change while the product runs. */
export const asyncApiDocument = {
  asyncapi: "3.0.0",
  info: {
    title: "Task Tracker: changes",
    version: `${wireSchema}.0.0`,
    description: `A socket follows windows of rows. Send \`subscribe\` for each window; its rows come as \`snapshot\`, and changes follow. After a lost connection, subscribe again with the cursor. The windows are ${windowKinds.join(", ")}; \`tasks:done\` and others take a page: \`tasks:done,before,newest,100\`. Commands and other reads are in /openapi.json.`
  },
  defaultContentType: "application/json",
  channels: {
    windows: {
      address: "/ws",
      description: `Send the token in the header \`authorization: Bearer …\`. The server closes a socket with ${rightsChangedCode} when the actor can see other audiences than before: connect again, and subscribe without a cursor. It closes one with ${signedOutCode} when the session is over.`,
      messages: { ...messagesOf(clientFrames), ...messagesOf(serverFrames) }
    }
  },
  operations: {
    follow: { action: "receive", channel: { $ref: "#/channels/windows" }, messages: refs(clientFrames) },
    change: { action: "send", channel: { $ref: "#/channels/windows" }, messages: refs(serverFrames) }
  }
} as const

export const asyncApi = HttpRouter.add("GET", asyncApiPath, HttpServerResponse.jsonUnsafe(asyncApiDocument))
