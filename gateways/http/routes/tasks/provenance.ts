/** The audience and the source of a task or a message that comes over HTTP. */
import type { ActorId } from "../../../../domain/ids.ts"
import { Audience, type Source } from "../../../../domain/values.ts"
import type { Visibility } from "../../../contract.ts"

/** A private item is visible to its author only. */
export const chosenAudience = (actor: ActorId, visibility: typeof Visibility.Type | undefined) =>
  Audience.make(visibility === "private" ? actor : "team")

/** A service has a token and uses the interface; a person uses the dashboard. */
export const sourceOf = (actor: ActorId): Source => (actor.startsWith("service:") ? "api" : "dashboard")
