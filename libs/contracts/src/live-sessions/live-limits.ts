/** What can be multiplied in live sessions; part of `limits`. */
export const liveLimits = {
  liveSessionsComingPerGroup: 200,
  liveSessionsPerList: 50,
  liveSessionMinutesMax: 720,
  passagesPerAgenda: 40,
  passageMinutesMax: 240,
  passageQuestionCharacters: 500,
  passageTaskCharacters: 300,
  peoplePerLiveSession: 1_000,
  coHostsPerLiveSession: 20,
} as const;
