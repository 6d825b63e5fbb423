// The desk runs the shoppers' own threads and models in the agent's browser. This file is the one place where it reaches
// into the application for them.
// biome-ignore-all lint/style/noRestrictedImports: the arrows of the README let the desk use app; this is the only seam.
export { startModels } from '#app/models.ts';
export { RequestRecorder } from '#app/request-recorder.ts';
export { startThreads, type Threads } from '#app/threads.ts';
export type { SearchHit } from '#knowledge/search-hit.ts';
export { localTimeOf } from '#nlu/calendar.ts';
export type { Reading } from '#nlu/reading.ts';
export type { MessageRead } from '#workers/nlu/nlu-api.ts';
