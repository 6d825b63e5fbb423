import { vi } from 'vitest';
import { describeConnections } from '#tests/chaos/connections.chaos.ts';
import { describeLimitsAndClocks } from '#tests/chaos/limits-and-clocks.chaos.ts';
import { describeNats } from '#tests/chaos/nats.chaos.ts';
import { describeNotices } from '#tests/chaos/notices.chaos.ts';
import { describeProcesses } from '#tests/chaos/processes.chaos.ts';

vi.setConfig({ testTimeout: 120_000 });

describeConnections();
describeLimitsAndClocks();
describeNotices();
describeNats();
describeProcesses();
