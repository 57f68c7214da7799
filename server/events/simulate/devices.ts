// What events are sent from: the plan's sources, or a browser and two apps where it names none.
import type { Plan, PlanEvent } from '../../plan/plan.ts';

export interface Device {
  readonly source: string;
  readonly platform: string | null;
  /** A server: it sends events of any session, nobody sits before it. */
  readonly remote: boolean;
}

export function devicesOf(plan: Plan): readonly Device[] {
  if (!plan.sources.length)
    return ['web', 'ios', 'android'].map((name) => ({ source: name, platform: name, remote: false }));
  const devices = plan.sources.map(({ name, platform }) => {
    const said = platform ?? (usual.test(name) ? name.toLowerCase() : null);
    return { source: name, platform: said, remote: servers.test(platform ?? name) };
  });
  return devices.every((device) => device.remote) ? devices.map((device) => ({ ...device, remote: false })) : devices;
}

/** Which device an event is sent from in a session on each device, by index; -1: it does not happen there. */
export function sendersOf(event: PlanEvent, devices: readonly Device[]): readonly number[] {
  const named = devices.filter((device) => event.sources.includes(device.source));
  // Sources that the plan does not define say nothing.
  const mine = devices.map((device) => !named.length || named.includes(device));
  const server = devices.findIndex((device, i) => device.remote && mine[i]);
  const onlyServers = devices.every((device, i) => device.remote || !mine[i]);
  return devices.map((device, i) => (mine[i] && !device.remote ? i : onlyServers ? server : -1));
}

const usual = /^(web|ios|android|windows|macos|linux)$/i;
const servers = /server|backend|back-end|cloud|^api$/i;
