/** English verbs of work. Each row: the verb; then its past, if it does not end in "ed". */
export const englishVerbs = String.raw`
  add, adjust, announce, answer, archive, arrange, ask, assign, attach, back, block, book, bring brought, build built, bump, buy bought,
  call, cancel, change, charge, check, choose chose, clean, clear, close, collect, coordinate, compare, compile, complete, configure, confirm, contact, copy,
  cover, create, cut cut, delete, deliver, decide, define, deploy, design, disable, discuss, do did, document, double-check, download, draft, draw drew, drop, email, enable,
  escalate, export, extend, fetch, file, fill, finalise, finalize, find found, finish, fix, follow, freeze froze, forward, get got, give gave, hand,
  hire, hold held, implement, import, include, increase, inform, install, investigate, invite, invoice, keep kept, kill, launch,
  lead led, leave left, limit, list, load, lock, log, look, mail, make made, mark, measure, merge, message, migrate, monitor, move, note, notify,
  open, order, organise, organize, own, pack, patch, pay paid, phone, pick, pin, ping, plan, polish, post, prepare, print, prioritise,
  propose, provide, publish, pull, push, put put, raise, read read, rebase, reboot, rebuild rebuilt, reduce, redo redid, refund, register, release,
  remind, remove, rename, renew, reopen, reorder, repair, replace, reply, report, request, reschedule, reset reset, resend resent, restart,
  restore, return, review, revert, rewrite rewrote, ring rang, roll, rotate, run ran, save, scan, schedule, send sent, set set, share, ship,
  shoot shot, show showed, sign, solve, sort, split split, stage, start, stop, submit, swap, switch, sync, tag, take took, tackle, talk, tell told, test, tidy,
  track, train, transfer, translate, trim, turn, undo undid, unpin, update, upgrade, upload, verify, wipe, wire, write wrote, wrap`
