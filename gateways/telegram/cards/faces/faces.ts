/** The faces of all kinds of messages. A new kind is its shape in `posts/post.ts`, and one entry here and in `allFaces.ts`. */
import { Context, Effect } from "effect"
import type { MessageWhat } from "../posts/post.ts"
import { cardOf, cut, mostText } from "../task/card.ts"
import type { TaskView } from "../task/taskView.ts"
import type { MessageFace, FaceContent, FacePlace } from "./face.ts"

type AllFaces = { readonly [Kind in MessageWhat["is"]]: MessageFace<Extract<MessageWhat, { readonly is: Kind }>> }

export class Faces extends Context.Service<Faces, AllFaces>()("tracker/gateways/telegram/Faces") {}

/** The content of a message of any kind. */
export const faceContentOf = (faces: AllFaces, what: MessageWhat, place: FacePlace) => {
  switch (what.is) {
    case "card":
      return faces.card(what, place)
    case "notice":
      return faces.notice(what, place)
    case "bundle":
      return faces.bundle(what, place)
    case "digest":
      return faces.digest(what, place)
  }
}

export const cardFace =
  ({ get }: TaskView["Service"]): AllFaces["card"] =>
  ({ task }, { language }) =>
    Effect.map(get(task), (row) =>
      row === null
        ? { is: "absent" }
        : { is: "message", rendered: cardOf(row, language), waits: row.classification === "pending" }
    )

export const noticeFace: AllFaces["notice"] = ({ text, buttons = [] }) =>
  Effect.succeed<FaceContent>({ is: "message", rendered: { text: cut(text, mostText), buttons } })
