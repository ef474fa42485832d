/** The renderers of all kinds of messages. */
import { Effect, Layer } from "effect"
import { makeCardRenderer, Renderers, renderNotice } from "./cards/renderers/renderers.ts"
import { taskLinkAt } from "./cards/task/cardLink.ts"
import { TeamDirectory } from "./cards/task/teamDirectory.ts"
import { TaskView } from "./cards/task/taskView.ts"
import { type BotPlace, makeBundleRenderer } from "./notices/bundleRenderer.ts"
import { makeDigestRenderer } from "./notices/digestRenderer.ts"

export const allRenderers = (place: BotPlace) =>
  Layer.effect(
    Renderers,
    Effect.gen(function* () {
      return Renderers.of({
        card: makeCardRenderer(yield* TaskView, yield* TeamDirectory, taskLinkAt(place.origin)),
        notice: renderNotice,
        bundle: yield* makeBundleRenderer(place),
        digest: yield* makeDigestRenderer(place)
      })
    })
  )
