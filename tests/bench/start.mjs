// The first result: bytes on the way to it, and the time from the start of the navigation until the
// four-call program has printed, in a new profile and in the same one after the browser's restart.
import { inBrowser, first, MOBILE, pause, runAtOnce, withProfile } from './chromium.mjs';
import { firstProgram } from './workloads.mjs';

const NETWORKS = { local: undefined, mobile: MOBILE };

export async function start({ peers, rounds, say }) {
  const results = {};
  const of = (name) => (results[name] ??= { bytes: [], all: [], requests: [], local: { cold: [], warm: [] }, mobile: { cold: [], warm: [] } });
  const chosen = peers.filter(({ runs }) => runs);
  for (let round = 0; round < rounds; round += 1) {
    for (const [network, conditions] of Object.entries(NETWORKS)) {
      for (const peer of chosen) await withProfile((profile) => visits(peer, profile, network, conditions));
    }
  }
  return results;

  async function visits(peer, profile, network, conditions) {
    const result = of(peer.name);
    for (const visit of ['cold', 'warm']) {
      await inBrowser(
        profile,
        async (page) => {
          const before = peer.server.sent.length;
          const { at, epoch } = await first(page, peer.url, firstProgram.printed);
          result[network][visit].push(at);
          if (visit === 'warm') return;
          // The browser writes what it keeps of files and code, and a page of ours what works offline.
          await pause(2500);
          if (network !== 'local') return;
          const sent = peer.server.sent.slice(before);
          const until = sent.filter((file) => file.at <= epoch);
          const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
          result.bytes.push(sum(until));
          result.requests.push(until.length);
          result.all.push(sum(sent));
        },
        { network: conditions, early: [[runAtOnce, firstProgram.source]] },
      );
      say(`first result, ${network}, ${visit}: ${peer.name} ${Math.round(result[network][visit].at(-1))} ms`);
    }
  }
}
