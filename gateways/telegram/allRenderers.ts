/** The renderers of all kinds of messages. */
import { Effect, Layer } from "effect"
import type { TaskRow } from "../contract.ts"
import { makeApprovalRenderer } from "./approval/approvalRenderer.ts"
import { makeCardRenderer, Renderers, renderNotice } from "./cards/renderers/renderers.ts"
import { TeamDirectory } from "./cards/task/teamDirectory.ts"
import { TaskView } from "./cards/task/taskView.ts"
import { type BotPlace, makeBundleRenderer } from "./notices/bundleRenderer.ts"
import { makeProposalRenderer } from "./proposals/proposalRenderer.ts"
import { makeCommentsRenderer } from "./threads/commentsRenderer.ts"
import { makeDigestRenderer } from "./notices/digestRenderer.ts"

export const allRenderers = (place: BotPlace) => {
  const linkOf = ({ id }: Pick<TaskRow, "id">) => (place.origin === null ? null : `${place.origin}/tasks/${id}`)
  return Layer.effect(
    Renderers,
    Effect.gen(function* () {
      return Renderers.of({
        card: makeCardRenderer(yield* TaskView, yield* TeamDirectory, linkOf),
        notice: renderNotice,
        bundle: yield* makeBundleRenderer(place),
        comments: yield* makeCommentsRenderer(linkOf),
        proposal: yield* makeProposalRenderer(place, linkOf),
        approval: yield* makeApprovalRenderer,
        digest: yield* makeDigestRenderer(place)
      })
    })
  )
}
