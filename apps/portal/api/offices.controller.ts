import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { Clock } from '#foundation';
import { seoulDate } from '#calendar';
import { Procedures } from '#matters';
import { type Office, OfficeDirectory } from '#office';
import { answersSchema, limitInKorean } from '#procedure';

@Controller('api/v1/offices')
export class OfficesController {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: '기관 목록' })
  async offices() {
    const offices = await Promise.all((await this.directory.codes()).map((code) => this.directory.of(code)));
    return { offices: offices.map(summary) };
  }

  @Get(':office')
  @ApiOperation({ summary: '기관 안내', description: '대표전화, 부서, 읍·면·동' })
  async office(@Param('office') code: string) {
    const office = await this.directory.of(code);
    const departments = [...office.departments()].map(([department, { label, phone }]) => ({
      code: department,
      label,
      phone,
    }));
    return { ...summary(office), departments, dongs: office.dongs() };
  }

  @Get(':office/procedures/:procedure')
  @ApiOperation({
    summary: '절차 안내',
    description: '민원 종류와 처리기간, 주민이 밟을 수 있는 단계와 적을 내용(JSON Schema)',
  })
  async procedure(@Param('office') code: string, @Param('procedure') name: string) {
    const office = await this.directory.of(code);
    const procedure = this.procedures.inForce(office, name, seoulDate(this.clock.now(code)));
    return {
      procedure: procedure.code,
      inForce: procedure.inForce,
      title: procedure.title,
      law: procedure.law,
      kinds: [...procedure.kinds].map(([kind, { label, limit, law }]) => ({
        code: kind,
        label,
        limit: limit === undefined ? null : limitInKorean(limit),
        law,
      })),
      steps: [...procedure.steps.values()]
        .filter(({ by }) => by.includes('resident'))
        .map((step) => ({ code: step.code, label: step.label, law: step.law, answers: answersSchema(step, office) })),
    };
  }
}

function summary({ code, profile }: Office) {
  return { code, title: profile.title, phone: profile.phone, urgentPhone: profile.urgentPhone, sample: profile.sample };
}
