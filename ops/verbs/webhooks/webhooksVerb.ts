import { Argument, Command, Flag } from "effect/cli"
import { EndpointName } from "../../../domain/endpoint/endpoint.ts"
import { EndpointUrl } from "../../../domain/endpoint/endpointUrl.ts"
import { endpointKinds, webhookTypeNames } from "../../../domain/endpoint/webhookTypes.ts"
import { Audience, team } from "../../../domain/values.ts"
import { json, optionalText, verb } from "../operation/verb.ts"

const load = () => import("./webhooks.ts")
const which = Argument.String("which").pipe(
  Argument.withDescription("the id of the webhook, or a name that only one has")
)
const position = (name: string, description: string) =>
  Flag.Int(name).pipe(Flag.optional, Flag.withDescription(description))

const act = (name: "pause" | "resume" | "remove", description: string) =>
  Command.make(
    name,
    { which, json },
    verb(load, ({ changeWebhook }, settings, given: { readonly which: string; readonly json: boolean }) =>
      changeWebhook(settings, { ...given, act: name })
    )
  ).pipe(Command.withDescription(description))

export const webhooksVerb = Command.make("webhooks").pipe(
  Command.withDescription("addresses that get the events of the tracker"),
  Command.withSubcommands([
    Command.make(
      "list",
      { json },
      verb(load, ({ listWebhooks }, settings, given) => listWebhooks(settings, given))
    ).pipe(Command.withDescription("list them: id, state, kind, readers, address and name")),
    Command.make(
      "add",
      {
        url: Flag.String("url").pipe(
          Flag.withSchema(EndpointUrl),
          Flag.withDescription("such as https://example.org/hook")
        ),
        name: Flag.String("name").pipe(Flag.withSchema(EndpointName), Flag.withDescription("the name in lists")),
        kind: Flag.Literals("kind", endpointKinds).pipe(
          Flag.withDefault("standard" as const),
          Flag.withDescription("the format; default: standard")
        ),
        audience: Flag.String("audience").pipe(
          Flag.withSchema(Audience),
          Flag.withDefault(team),
          Flag.withDescription("whose events: team (default), chat:<id> or person:<id>")
        ),
        types: Flag.Literals("type", webhookTypeNames).pipe(
          Flag.atLeast(0),
          Flag.withDescription("such as task.created; may be repeated; default: all")
        ),
        json
      },
      verb(load, ({ addWebhook }, settings, given) => addWebhook(settings, given))
    ).pipe(Command.withDescription("add one; its secret is shown once")),
    Command.make(
      "rotate",
      { which, json },
      verb(load, ({ rotateWebhook }, settings, given) => rotateWebhook(settings, given))
    ).pipe(Command.withDescription("replace its secret; the former one also signs for 24 hours")),
    act("pause", "let its events wait"),
    act("resume", "send its events again, first those that wait"),
    act("remove", "end it"),
    Command.make(
      "deliveries",
      {
        which,
        limit: Flag.Int("limit").pipe(Flag.withDefault(20), Flag.withDescription("at most so many tries; default: 20")),
        json
      },
      verb(load, ({ listDeliveries }, settings, given) => listDeliveries(settings, given))
    ).pipe(Command.withDescription("list its tries of the last 30 days, the newest first")),
    Command.make(
      "redeliver",
      {
        which,
        positions: Flag.Int("position").pipe(Flag.atLeast(0), Flag.withDescription("an event; may be repeated")),
        from: position("from", "the first event of a range"),
        to: position("to", "the last event of a range"),
        failedSince: optionalText("failed-since", "all that were given up since this time"),
        json
      },
      verb(load, ({ redeliver }, settings, { from, to, ...given }) =>
        redeliver(settings, {
          ...given,
          from: from._tag === "Some" ? from.value : null,
          to: to._tag === "Some" ? to.value : null
        })
      )
    ).pipe(Command.withDescription("send events again")),
    Command.make(
      "test",
      { which, json },
      verb(load, ({ testWebhook }, settings, given) => testWebhook(settings, given))
    ).pipe(Command.withDescription("send one webhook of the type webhook.test"))
  ])
)
