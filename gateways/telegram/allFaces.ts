/** Gives each kind of message its face. */
import { Effect, Layer } from "effect"
import { cardFace, Faces, noticeFace } from "./cards/faces/faces.ts"
import { taskLinkAt } from "./cards/task/cardLink.ts"
import { TeamDirectory } from "./cards/task/teamDirectory.ts"
import { TaskView } from "./cards/task/taskView.ts"
import { type BotPlace, makeBundleFace } from "./notices/bundleFace.ts"
import { makeDigestFace } from "./notices/digestFace.ts"

export const allFaces = (place: BotPlace) =>
  Layer.effect(
    Faces,
    Effect.gen(function* () {
      return Faces.of({
        card: cardFace(yield* TaskView, yield* TeamDirectory, taskLinkAt(place.origin)),
        notice: noticeFace,
        bundle: yield* makeBundleFace(place),
        digest: yield* makeDigestFace(place)
      })
    })
  )
