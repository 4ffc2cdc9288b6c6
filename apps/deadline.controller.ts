import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { answerDeadline } from '#calendar';
import type { JsonObject } from '#foundation';

const LENGTH = { type: 'integer', minimum: 1, maximum: 3650 } as const;
const UNIT = { type: 'string', enum: ['hour', 'day', 'week', 'month', 'year'] } as const;
const QUESTION = {
  type: 'object',
  required: ['length', 'unit', 'from'],
  properties: {
    rule: {
      type: 'string',
      enum: ['C-IMM', 'C-HOUR', 'C-DAY', 'C-CAL', 'C-CIV'],
      description: '세는 방법. 비우면 민원 처리기간의 길이에 따릅니다.',
    },
    length: LENGTH,
    unit: UNIT,
    from: { type: 'string', description: '접수시각 2024-03-04T10:00 또는 날짜 2024-03-04 (한국 시각)' },
    pauses: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'from'],
        properties: { code: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
      },
    },
    extensions: {
      type: 'array',
      items: { type: 'object', required: ['length', 'unit'], properties: { length: LENGTH, unit: UNIT } },
    },
  },
} as const;

/** The legal clock for everyone: the same calculator as the command `operator deadline`. */
@Controller('api/v1/deadline')
export class DeadlineController {
  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: '법정 기한을 계산한다',
    description:
      '근거가 되는 셈(센 날과 뺀 날, 이유)을 함께 돌려줍니다. {"vectors":[…]}로 여러 개를 한꺼번에 물을 수 있습니다.',
  })
  @ApiBody({
    schema: {
      oneOf: [
        QUESTION,
        { type: 'object', required: ['vectors'], properties: { vectors: { type: 'array', items: QUESTION } } },
      ],
    } as never,
  })
  @ApiOkResponse({ description: '기한과 계산 근거' })
  reckon(@Body() question: unknown): JsonObject {
    return answerDeadline(question);
  }
}
