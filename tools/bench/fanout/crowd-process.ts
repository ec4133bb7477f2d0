import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CrowdOrder, CrowdReport, Seat } from './crowd-orders';

const bundled = 'dist/tools/crowd.mjs';

/** A crowd in a process of its own, so that what the people cost is not what the server costs. */
export class CrowdProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** Bundles the crowd's program; once a run. */
  static async prepare(): Promise<void> {
    const { bundle } = (await import(pathToFileURL(join(process.cwd(), 'tools/bundle.mjs')).href)) as {
      bundle(root: string, entry: string, output: string): Promise<string>;
    };
    await bundle(process.cwd(), 'tools/bench/fanout/crowd.ts', bundled);
  }

  static async seated(seats: readonly Seat[]): Promise<CrowdProcess> {
    const crowd = new CrowdProcess(fork(bundled, [], { execArgv: [] }));
    await crowd.obey({ do: 'open', seats });
    return crowd;
  }

  /** Has the crowd do something and answers what it says when it is done. */
  async obey(order: CrowdOrder): Promise<CrowdReport> {
    this.child.send(order);
    return this.report();
  }

  /** The next thing the crowd says. */
  report(): Promise<CrowdReport> {
    return new Promise((resolve, reject) => {
      this.child.once('message', (message) => {
        const report = message as CrowdReport;
        if (report.fault === null) resolve(report);
        else reject(new Error(report.fault));
      });
    });
  }

  end(): void {
    this.child.disconnect();
  }
}
