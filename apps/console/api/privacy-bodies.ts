import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import type { DisposalDecision } from '#privacy';

export class ReviewBody {
  @ApiProperty({ description: '점검한 달', example: '2026-10' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month: string;

  @ApiProperty({ enum: ['clear', 'found'], description: '이상 없음, 확인할 것이 있음' })
  @IsIn(['clear', 'found'])
  conclusion: string;

  @ApiProperty({ description: '무엇을 어떻게 확인했는지' })
  @IsString()
  @Length(5, 1000)
  note: string;
}

export class DisposalBody {
  @ApiProperty({ enum: ['keep', 'approve'], description: '더 오래 둔다, 폐기를 승인한다' })
  @IsIn(['keep', 'approve'])
  decision: 'keep' | 'approve';

  @ApiProperty({ required: false, description: '더 오래 둘 때의 보존기간', example: '10 years' })
  @IsOptional()
  @IsString()
  @Length(1, 20)
  class?: string;

  @ApiProperty({ required: false, description: '폐기할 때의 심의 번호' })
  @IsOptional()
  @IsString()
  @Length(2, 60)
  council?: string;

  @ApiProperty({ description: '심사 의견' })
  @IsString()
  @Length(5, 500)
  reason: string;

  asDecision(): DisposalDecision {
    const { reason } = this;
    return this.decision === 'approve'
      ? { decision: 'approve', council: this.council ?? '', reason }
      : { decision: 'keep', class: this.class ?? '', reason };
  }
}

export class ErasureBody {
  @ApiProperty({ description: '근거(조문이나 결정)', example: '개인정보 보호법 제36조' })
  @IsString()
  @Length(2, 200)
  basis: string;
}

export class MatterExportBody {
  @ApiProperty({ description: '목적(config/exports/purposes.yaml)', example: 'register' })
  @IsString()
  @Length(1, 40)
  purpose: string;

  @ApiProperty({ description: '사유' })
  @IsString()
  @Length(2, 200)
  why: string;

  @ApiProperty({ description: '접수일(부터)', example: '2026-10-01' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from: string;

  @ApiProperty({ description: '접수일(까지)', example: '2026-10-31' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  to: string;

  @ApiProperty({ required: false, description: '절차. 없으면 complaint' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  procedure?: string;

  @ApiProperty({ required: false, description: '부서 코드. 없으면 모든 부서' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  department?: string;
}
