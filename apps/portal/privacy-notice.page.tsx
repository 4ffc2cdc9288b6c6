import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { koreanDate } from '#calendar';
import { Procedures } from '#matters';
import { type Office, OfficeDirectory, RETENTION_CLASSES } from '#office';
import { sendPage } from '../reply.js';
import { chromeOf } from './pages/chrome.js';
import { PrivacyNoticePage } from './pages/privacy-notice.js';

/** 개인정보 처리 안내. */
@ApiExcludeController()
@Controller(':office/privacy')
export class PrivacyNoticePages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
  ) {}

  @Get()
  async show(@Param('office') code: string, @Res() reply: FastifyReply): Promise<void> {
    const office = await this.directory.of(code);
    const { processors = [], registration, publicSystem } = office.profile.privacy ?? {};
    sendPage(
      reply,
      <PrivacyNoticePage
        chrome={chromeOf(office)}
        request={`/${office.code}/open/data-request`}
        title={office.profile.title}
        officers={office.staff('privacy').flatMap(({ id }) => {
          const person = office.person(id);
          return person ? `${person.department} ${person.name} ${person.phone}` : [];
        })}
        kept={this.kept(office)}
        processors={processors.map((each) => ({ ...each, since: koreanDate(each.since) }))}
        registration={registration && `${registration.file} (등록번호 ${registration.number})`}
        publicSystem={publicSystem && `${koreanDate(publicSystem.designated)} 지정, ${publicSystem.plan}`}
      />,
    );
  }

  /** How long the records of each procedure are kept, and of those of its kinds that are kept otherwise. */
  private kept(office: Office): { records: string; years: string }[] {
    const latest = new Map(
      this.procedures
        .of(office)
        .versions()
        .map((version) => [version.code, version]),
    );
    return [...latest].flatMap(([code, { title, kinds }]) => {
      const usual = office.retentionClass(code);
      const others = [...kinds].flatMap(([kind, { label }]) => {
        const own = office.retentionClass(code, kind);
        return own === usual ? [] : [{ records: `${title.ko} — ${label}`, years: RETENTION_CLASSES[own] }];
      });
      return [{ records: title.ko, years: RETENTION_CLASSES[usual] }, ...others];
    });
  }
}
