/** Decodes the frames of clients. `contract/frames.ts` describes them. */
import { Schema } from "effect"
import type { WindowClientFrame } from "../../contract/frames.ts"

const Cursor = Schema.Struct({ generation: Schema.Int, epoch: Schema.Int, seq: Schema.Int })
const ClientFrame: Schema.Codec<WindowClientFrame, unknown> = Schema.Union([
  Schema.Struct({ is: Schema.Literal("subscribe"), window: Schema.String, cursor: Schema.NullOr(Cursor) }),
  Schema.Struct({ is: Schema.Literal("unsubscribe"), window: Schema.String })
])

export const decodeClientFrame = Schema.decodeUnknownResult(Schema.fromJsonString(ClientFrame))

/** The answer to a frame that is not one of a client. It says which frame is. */
export const notUnderstood =
  'this frame was not understood: send {"is":"subscribe","window":"tasks:active","cursor":null} to follow a window'
