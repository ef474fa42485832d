/** The command bus of a test team. */
import { Effect, Layer } from "effect"
import { commandBusLayer } from "../../../../commands/bus/bus.ts"
import { CommandBus, type Step } from "../../../../commands/commandBus.ts"

interface BusOptions {
  readonly groupsWait?: true | undefined
  /** Runs before the bus gets a command. */
  readonly before?: ((step: Step) => Promise<void>) | undefined
}

/** Most tests are not about the approval of groups, so the bus approves a group that would wait, unless `groupsWait`. */
export const busOf = ({ groupsWait, before }: BusOptions) =>
  Layer.effect(
    CommandBus,
    Effect.map(CommandBus, ({ send, idle }) => {
      const sent = groupsWait === true ? <T>(step: T) => step : approvedIn
      return CommandBus.of({
        idle,
        send: (request, step, ...others) =>
          Effect.andThen(
            before === undefined ? Effect.void : Effect.promise(() => before(step)),
            send(request, sent(step), ...others.map(sent))
          )
      })
    })
  ).pipe(Layer.provide(commandBusLayer))

const approvedIn: <T extends { readonly command: { readonly _tag: string } }>(target: T) => T = (target) => {
  if (target.command._tag !== "BindChat") return target
  const { waits: _, ...command } = target.command as { readonly _tag: string; readonly waits?: true }
  return { ...target, command }
}
