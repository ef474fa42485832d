/** The faces of all kinds of messages. A new kind is its shape in `posts/post.ts` and one entry here. */
import { Context, Effect, Layer } from "effect"
import { cardOf, cut, mostText } from "../task/card.ts"
import { TaskView } from "../task/taskView.ts"
import type { MessageWhat } from "../posts/post.ts"
import type { MessageFace, FaceContent, FacePlace } from "./face.ts"

type AllFaces = { readonly [Kind in MessageWhat["is"]]: MessageFace<Extract<MessageWhat, { readonly is: Kind }>> }

export class Faces extends Context.Service<Faces, AllFaces>()("tracker/gateways/telegram/Faces") {
  static readonly layer = Layer.effect(
    Faces,
    Effect.gen(function* () {
      return Faces.of({ card: cardFace(yield* TaskView), notice: noticeFace })
    })
  )
}

/** The content of a message of any kind. */
export const faceContentOf = (faces: AllFaces, what: MessageWhat, place: FacePlace) => {
  switch (what.is) {
    case "card":
      return faces.card(what, place)
    case "notice":
      return faces.notice(what, place)
  }
}

const cardFace =
  ({ get }: TaskView["Service"]): AllFaces["card"] =>
  ({ task }, { language }) =>
    Effect.map(get(task), (row) =>
      row === null
        ? { is: "absent" }
        : { is: "message", rendered: cardOf(row, language), waits: row.classification === "pending" }
    )

const noticeFace: AllFaces["notice"] = ({ text, buttons = [] }) =>
  Effect.succeed<FaceContent>({ is: "message", rendered: { text: cut(text, mostText), buttons } })
