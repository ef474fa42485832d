/** The states of the tables and of those who write and read them, on a gateway and two projectors. */
import { allClassified } from "../../../support/product/product.ts"
import type { State, Told } from "./state.ts"
import type { TableScene } from "./tableScene.ts"

const onGateway = ({ gateway }: TableScene) => gateway
const onProjector = ({ projector }: TableScene) => projector
const onSpare = ({ spare }: TableScene) => spare
const reads = ["reads"] as const

const waits: Told = { code: "reactor-waits", stops: [], mend: null }

/** Stops the projector once the tables show every commit, also those of the reactors: a start waits for that. */
const stopProjector = async ({ projector, gateway, create, shown }: TableScene) => {
  await shown(await create("Before"))
  await allClassified(gateway.tracker.as(gateway.token))
  await projector.tracker.stop()
}
const startProjector = ({ projector }: TableScene) => projector.tracker.start()

/** Parks a task in one table, as the checkpoint of a program with a bug in that handler has it. */
const parkInTable = async (scene: TableScene) => {
  const { sql, projector, gateway, shown, create } = scene
  const seq = await create("Parked")
  await shown(seq)
  await projector.tracker.stop()
  const { items } = (await gateway.tracker.as(gateway.token)("GET", "/api/tasks?limit=1")).body
  const parked = JSON.stringify({
    quarantine: { [`evt.task.${String(items?.[0]?.["id"])}`]: { seq, why: "TypeError" } }
  })
  await sql`update read.checkpoint set state = state || ${parked}::text::jsonb where name = 'tasks'`
}

/** In this order: some leave the projector stopped for the next one, and the last one needs the others' end. */
export const tableStates: ReadonlyArray<State<TableScene>> = [
  {
    name: "a Postgres that is down",
    tells: [{ code: "tables-unreachable", stops: reads, mend: null }, waits],
    on: onGateway,
    enter: async ({ postgres, create }) => {
      await postgres.pause()
      await create("Without Postgres")
    },
    heal: ({ postgres }) => postgres.resume()
  },
  {
    name: "an aggregate that a projection failed at",
    tells: [{ code: "handler-failed", stops: [], mend: "tt quarantine list" }],
    on: onGateway,
    enter: parkInTable,
    heal: async (scene) => {
      await startProjector(scene)
      await scene.projector.tracker.tt("quarantine", "list")
      await scene.projector.tracker.tt("quarantine", "retry")
    }
  },
  {
    name: "no process that writes the tables, which are of an earlier version",
    tells: [
      { code: "tables-stopped", stops: [], mend: "start or restart a process with the role projections" },
      { code: "tables-stale", stops: [], mend: null }
    ],
    on: onGateway,
    enter: async (scene) => {
      await stopProjector(scene)
      await scene.create("Without a projector")
      await scene.sql`update read.checkpoint set version = 1 where name = 'tasks'`
    },
    heal: startProjector
  },
  {
    name: "tables that are not built yet",
    tells: [{ code: "tables-incomplete", stops: reads, mend: null }],
    on: onGateway,
    enter: async (scene) => {
      await stopProjector(scene)
      await scene.sql`drop table read.chats`
    },
    heal: startProjector
  },
  {
    name: "tables of a newer version",
    tells: [{ code: "tables-newer", stops: [], mend: "tt replay" }],
    on: onProjector,
    enter: async (scene) => {
      await stopProjector(scene)
      await scene.sql`update read.checkpoint set revision = 999 where name = 'tasks'`
      await startProjector(scene)
    },
    heal: "run"
  },
  {
    name: "a second projector",
    tells: [{ code: "standby", stops: [], mend: null }],
    on: onSpare,
    enter: ({ spare }) => spare.tracker.start(),
    heal: ({ projector }) => projector.tracker.stop()
  }
]
